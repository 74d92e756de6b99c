import { setTimeout as delay } from "node:timers/promises";

/** Time as an argument, so that tests need none. */
export type Clock = {
  /** Milliseconds since 1970, wall clock. */
  now(): number;
  /** Resolves after `ms`, or rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};
