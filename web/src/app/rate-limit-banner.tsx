import { useQueryClient } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { useEffect, useState } from "react";
import { rateLimit, useRateLimit, type RateLimit } from "../api/rate-limit.ts";
import { goOn } from "../api/rate-limit-turns.ts";
import { Banner } from "../ui/banner.tsx";
import { LIMIT_REASON, PlainButton } from "../ui/plain-button.tsx";
import { useLimitLeft } from "../ui/use-limit.ts";
import { messages } from "./messages.ts";

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const FAREWELL_MS = 4000;

/** Ends with the last answer to what waited: at zero, or a moment later. */
function Countdown({ limit, onOver }: { limit: RateLimit; onOver: () => void }) {
  const client = useQueryClient();
  const left = useLimitLeft();
  const isOver = left === 0 && limit.waiting === 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const tryNow = (): void => {
    goOn();
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.error !== null });
  };
  return (
    <>
      <Banner
        tone="warn"
        isFlush
        icon={<Hourglass size={18} aria-hidden />}
        actions={
          <PlainButton size="sm" disabled={left > 0} onClick={tryNow}>
            {messages.limit.tryNow}
          </PlainButton>
        }
      >
        {/* The ticking number is silent: the line below says it once. */}
        <span aria-hidden>
          {left > 0 ? messages.limit.waiting : messages.limit.trying}{" "}
          {left > 0 && <strong className="tabular-nums">{clock(left)}</strong>}
        </span>
      </Banner>
      <p id={LIMIT_REASON} role="status" className="sr-only">
        {messages.limit.announce(Math.ceil(limit.seconds))}
      </p>
    </>
  );
}

/** One countdown for the whole studio when the server asks to slow down. Waiting requests go on by themselves at zero. */
export function RateLimitBanner() {
  const limit = useRateLimit();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (!isOver) return undefined;
    const timer = setTimeout(() => setIsOver(false), FAREWELL_MS);
    return () => clearTimeout(timer);
  }, [isOver]);
  const finish = (): void => {
    rateLimit.clear();
    setIsOver(true);
  };
  return (
    <div>
      {limit.until > 0 && <Countdown limit={limit} onOver={finish} />}
      <div role="status">
        {limit.until === 0 && isOver && (
          <Banner tone="ok" isFlush>
            {messages.limit.over}
          </Banner>
        )}
      </div>
    </div>
  );
}
