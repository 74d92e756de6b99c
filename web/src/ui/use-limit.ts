import { useEffect, useState } from "react";
import { useRateLimit } from "../api/rate-limit.ts";

/** Seconds left of the wait that the server asked for; 0 when there is none. Ticks. */
export function useLimitLeft(): number {
  const { until } = useRateLimit();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === 0) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until === 0 ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
