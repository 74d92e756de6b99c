import { useSyncExternalStore } from "react";

/** How long the server asked this browser to wait; `until` is 0 when there is nothing to wait for. */
export type RateLimit = {
  until: number;
  seconds: number;
  /** Requests that are sent again by themselves when the wait is over. */
  waiting: number;
};

const free: RateLimit = { until: 0, seconds: 0, waiting: 0 };
let limit = free;
const listeners = new Set<() => void>();

const set = (next: RateLimit): void => {
  limit = next;
  for (const listener of listeners) listener();
};

export const rateLimit = {
  /** The longest wait wins when several requests are turned away. */
  note(seconds: number): void {
    const until = Date.now() + seconds * 1000;
    if (until > limit.until) set({ ...limit, until, seconds });
  },
  /** One request more, or less, waits. */
  count(change: 1 | -1): void {
    set({ ...limit, waiting: limit.waiting + change });
  },
  clear(): void {
    if (limit.until !== 0) set({ ...free, waiting: limit.waiting });
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: (): RateLimit => limit,
};

/** The wait the server asked for. `until` above 0 means: buttons that send requests should say so and wait. */
export const useRateLimit = (): RateLimit => useSyncExternalStore(rateLimit.subscribe, rateLimit.read, rateLimit.read);
