import type { Job } from "@handbill/contracts";
import { useEffect, useState } from "react";

/** Age of a job in seconds. It starts from the server's clock and runs on between two answers. */
export function useJobSeconds({ id, elapsedSeconds }: Job): number {
  const [ticked, setTicked] = useState({ id, seconds: elapsedSeconds });
  useEffect(() => {
    const start = performance.now() - elapsedSeconds * 1000;
    const timer = setInterval(() => setTicked({ id, seconds: (performance.now() - start) / 1000 }), 1000);
    return () => clearInterval(timer);
  }, [id, elapsedSeconds]);
  return Math.max(elapsedSeconds, ticked.id === id ? ticked.seconds : 0);
}
