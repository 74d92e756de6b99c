import { setTimeout as delay } from "node:timers/promises";

/** One delivery of a job to this process; `retryCount` tells it from every other delivery of the job. */
export type Claim = { id: string; retryCount: number };

/** How long work that was told to stop may take to write down how far it came. */
const LAST_WORDS_MS = 2_000;

/** What this process has taken from the queue and not finished; when it leaves, it is given back without losing a try. */
export function createClaims(giveBack: (claim: Claim) => Promise<void>) {
  const running = new Map<Promise<void>, Claim>();
  const ending = new AbortController();
  let isLeaving = false;

  const settled = (ms: number) =>
    Promise.race([Promise.allSettled(running.keys()), delay(ms, undefined, { ref: false })]);

  const runToItsEnd = async (claim: Claim, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => {
    try {
      await work(AbortSignal.any([signal, ending.signal]));
    } catch (error) {
      if (!ending.signal.aborted) throw error;
      await giveBack(claim);
    }
  };

  return {
    /** Runs claimed work. What it was told to stop is given back; any other error is thrown. */
    async hold(claim: Claim, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
      if (isLeaving) return giveBack(claim); // claimed in the moment of leaving
      const run = runToItsEnd(claim, work, signal);
      running.set(run, claim);
      try {
        await run;
      } finally {
        running.delete(run);
      }
    },

    /** Lets what runs finish for so long, then stops it and gives it back: others may take it at once. */
    async leave(graceMs: number): Promise<void> {
      isLeaving = true;
      await settled(graceMs);
      ending.abort();
      await settled(LAST_WORDS_MS);
      await Promise.allSettled([...running.values()].map(giveBack));
    },
  };
}
