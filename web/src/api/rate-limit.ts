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
const turns = new Set<() => void>();

/** A wait longer than this is the owner's to decide about: the button counts down to it instead. */
const LONGEST_WAIT_SECONDS = 90;
/** All who wait come back at other moments. */
const SPREAD_MS = 400;

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
  /** Whether a request that was told to wait so long is sent once more by itself. */
  isShort: (seconds: number): boolean => seconds <= LONGEST_WAIT_SECONDS,
  /** Until the shared wait is over, or the owner says now. */
  async turn(signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = (): void => reject(signal?.reason);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookLater = (): void => {
      const left = Math.max(0, limit.until - Date.now());
      timer = setTimeout(() => (limit.until > Date.now() ? lookLater() : resolve()), left + Math.random() * SPREAD_MS);
    };
    lookLater();
    signal?.addEventListener("abort", giveUp);
    if (signal?.aborted) giveUp();
    turns.add(resolve);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      turns.delete(resolve);
      signal?.removeEventListener("abort", giveUp);
    }
  },
  /** Counts a request that waits for its turn and then for its answer. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    set({ ...limit, waiting: limit.waiting + 1 });
    try {
      return await act();
    } finally {
      set({ ...limit, waiting: limit.waiting - 1 });
    }
  },
  /** Everything that waits goes on now. */
  goOn(): void {
    for (const turn of turns) turn();
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
export const useRateLimit = (): RateLimit => useSyncExternalStore(rateLimit.subscribe, rateLimit.read);
