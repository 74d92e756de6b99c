import { useQuery } from "@tanstack/react-query";
import { CirclePause } from "lucide-react";
import { systemQuery } from "../api/me.ts";
import { Banner } from "../ui/banner.tsx";
import { messages } from "./messages.ts";

const LOOK_AGAIN_MS = 15_000;
/** A worker that is restarted is away for a moment; nobody needs to hear of that. */
const PATIENCE_SECONDS = 15;

/** Says that nothing is written because no worker runs, and takes it back when one does. */
export function NoWorkerBanner() {
  const { data } = useQuery({ ...systemQuery, staleTime: LOOK_AGAIN_MS, refetchInterval: LOOK_AGAIN_MS });
  const isAway = data !== undefined && data.workers.alive === 0 && data.workers.awaySeconds > PATIENCE_SECONDS;
  return (
    <div role="status">
      {isAway && (
        <div className="mb-6">
          <Banner tone="warn" icon={<CirclePause size={18} aria-hidden />}>
            {messages.noWorker}
          </Banner>
        </div>
      )}
    </div>
  );
}
