import type { Job } from "@handbill/contracts";
import { useEffect, useState } from "react";

const START = { id: "", elapsed: 0, at: 0 };

/** Age of a job in seconds. It starts from the server's clock and runs on between two answers. */
export function useJobSeconds({ id, elapsedSeconds }: Job): number {
  const [known, setKnown] = useState(START);
  const [now, setNow] = useState(0);
  useEffect(() => {
    const tick = (): void => setNow(performance.now());
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const at = performance.now();
    setKnown({ id, elapsed: elapsedSeconds, at });
    setNow(at);
  }, [id, elapsedSeconds]);
  return known.id === id ? known.elapsed + Math.max(0, now - known.at) / 1000 : elapsedSeconds;
}
