import { useEffect, useState } from "react";

/** Seconds that run on from what the server said at `since`, so that a clock keeps going between two answers. */
export function useElapsed(seconds: number, since: number, isRunning: boolean): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds + Math.max(0, (now - since) / 1000);
}
