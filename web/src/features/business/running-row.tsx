import type { Job } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useJobSentence } from "../../ui/job-progress.tsx";

const rowClass = "tap -mx-2 flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunk";

/** One generation under way, with the way to it. */
export const RunningRow = ({ job }: { job: Job }) => {
  const { businessId, campaignId, kind } = job;
  const sentence = useJobSentence(job);
  const text = (
    <>
      <PenLine size={18} className="shrink-0 animate-breathe text-info" aria-hidden />
      {sentence}
    </>
  );
  const to =
    kind === "strategy"
      ? "/b/$businessId/campaigns/$campaignId/strategy"
      : "/b/$businessId/campaigns/$campaignId/board";
  return (
    <Link to={to} params={{ businessId, campaignId }} className={rowClass}>
      {text}
    </Link>
  );
};
