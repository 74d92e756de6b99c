import { useEffect, useState } from "react";

/** Seconds left of a wait that begins now; 0 when it is over or there is none. */
export function useCountdown(seconds: number | undefined): number {
  const [left, setLeft] = useState(Math.ceil(seconds ?? 0));
  useEffect(() => {
    if (seconds === undefined || seconds <= 0) return undefined;
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

/**
 * What is left of a wait that began in the past, in seconds; all of it where its beginning is not known. A clock that
 * is behind the server's makes it no longer than it was.
 */
export function waitLeft(
  seconds: number | undefined,
  since: string | null | undefined,
  now: number,
): number | undefined {
  if (seconds === undefined) return undefined;
  const passed = since ? (now - Date.parse(since)) / 1000 : 0;
  return Math.min(seconds, Math.max(0, seconds - passed));
}
