import { useEffect, useState } from "react";

/** False at first, true once `delayMs` have passed: what loads faster than this needs no sign of loading. */
export function useDelay(delayMs = 150): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isOver;
}
