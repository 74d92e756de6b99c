import { useIsFetching, useIsMutating, useQueryClient } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { useEffect, useState } from "react";
import { rateLimit, useRateLimit } from "../api/rate-limit.ts";
import { Banner } from "../ui/banner.tsx";
import { PlainButton } from "../ui/plain-button.tsx";
import { messages } from "./messages.ts";

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Waiting requests get this long to go through before the banner gives the all-clear. */
const SETTLE_MS = 1500;
const FAREWELL_MS = 4000;

function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === 0) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function Countdown({ until, seconds, onOver }: { until: number; seconds: number; onOver: () => void }) {
  const client = useQueryClient();
  const left = useSecondsLeft(until);
  const isBusy = useIsFetching() + useIsMutating() > 0;
  useEffect(() => {
    if (left > 0 || isBusy) return undefined;
    const timer = setTimeout(onOver, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [left, isBusy, onOver]);
  const tryNow = (): void =>
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.error !== null });
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
      <p role="status" className="sr-only">
        {messages.limit.announce(Math.ceil(seconds))}
      </p>
    </>
  );
}

/** One countdown for the whole studio when the server asks to slow down. Waiting requests go on by themselves at zero. */
export function RateLimitBanner() {
  const { until, seconds } = useRateLimit();
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
      {until > 0 && <Countdown until={until} seconds={seconds} onOver={finish} />}
      <div role="status">
        {until === 0 && isOver && (
          <Banner tone="ok" isFlush>
            {messages.limit.over}
          </Banner>
        )}
      </div>
    </div>
  );
}
