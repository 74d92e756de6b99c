import type { Clock } from "../../core/clock.ts";

/** Said to a timer that is no longer needed. A reason of its own spares an error with its stack for each call. */
const ENOUGH = "enough";

export type Watch = {
  /** How long the silence may last from now on. */
  allow(ms: number): void;
  /** Something was heard. */
  heard(): void;
  end(): void;
};

/** Calls `bark` when nothing was heard for too long. One timer at a time, however often something is heard. */
export function createWatch(clock: Clock, bark: () => void): Watch {
  let latest = clock.now();
  let allowedMs = Number.POSITIVE_INFINITY;
  let ended = new AbortController();

  const wait = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      const leftMs = latest + allowedMs - clock.now();
      if (leftMs <= 0) break;
      await clock.sleep(leftMs, signal);
    }
    bark();
  };

  return {
    allow(ms) {
      if (ms === allowedMs) return;
      allowedMs = ms;
      ended.abort(ENOUGH);
      ended = new AbortController();
      // A wait that was ended is the ordinary case: something else came first.
      wait(ended.signal).catch(() => undefined);
    },
    heard() {
      latest = clock.now();
    },
    end: () => ended.abort(ENOUGH),
  };
}
