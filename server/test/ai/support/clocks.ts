import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "../../../src/core/clock.ts";

type Timer = { at: number; wake(): void };

/** Time that passes only when it is told to. */
export function createTestClock({ skipBelowMs = 0 } = {}) {
  let now = 1_800_000_000_000;
  let timers: Timer[] = [];
  const waits: number[] = [];

  const fireNext = (): boolean => {
    const [next] = timers.toSorted((one, other) => one.at - other.at);
    if (!next) return false;
    now = Math.max(now, next.at);
    next.wake();
    return true;
  };

  const sleep: Clock["sleep"] = (ms, signal) => {
    if (signal?.aborted) return Promise.reject(new Error("aborted before the wait"));
    waits.push(ms);
    // Short waits pass at once, so that tests over real sockets need no time for a pause between two tries.
    if (ms < skipBelowMs) {
      now += ms;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer: Timer = {
        at: now + ms,
        wake() {
          timers = timers.filter((one) => one !== timer);
          resolve();
        },
      };
      timers.push(timer);
      signal?.addEventListener("abort", () => {
        timers = timers.filter((one) => one !== timer);
        reject(new Error("aborted while waiting"));
      });
    });
  };

  let lookMs = 0;

  return {
    now() {
      now += lookMs;
      return now;
    },
    /** From now on so much time passes between one look at the clock and the next. */
    passEachLook(ms: number): void {
      lookMs = ms;
    },
    sleep,
    waits,
    fireNext,
    /** Until the next timer; null when there is none. */
    nextInMs: (): number | null => (timers.length === 0 ? null : Math.min(...timers.map(({ at }) => at)) - now),
    /** Lets so much time pass, with every timer that lies in it. */
    advance(ms: number): void {
      const until = now + ms;
      while (timers.some(({ at }) => at <= until)) fireNext();
      now = until;
    },
    /** Lets time pass, timer by timer, until the promise is settled. */
    async drive<T>(promise: Promise<T>): Promise<T> {
      let isSettled = false;
      const settle = () => {
        isSettled = true;
      };
      promise.then(settle, settle);
      for (let turns = 0; turns < 10_000; turns += 1) {
        await turn();
        if (isSettled) return promise;
        fireNext();
      }
      throw new Error("The promise never settled.");
    },
  };
}
