import type { ErrorCode } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import type { Measures } from "../core/measures.ts";

export type TalliedError = { code: ErrorCode; count: number; lastAt: string };

const HOUR_MS = 3_600_000;
const KEPT_HOURS = 24;

/** Counts what this process could not answer, by code and hour, for a day. */
export function createErrorTally(clock: Clock) {
  const hours = new Map<number, Map<ErrorCode, { count: number; lastAt: number }>>();

  const forgetOld = (hour: number): void => {
    for (const known of hours.keys()) if (known <= hour - KEPT_HOURS) hours.delete(known);
  };

  const note = (code: ErrorCode): void => {
    const at = clock.now();
    const hour = Math.floor(at / HOUR_MS);
    forgetOld(hour);
    const codes = hours.get(hour) ?? new Map<ErrorCode, { count: number; lastAt: number }>();
    hours.set(hour, codes.set(code, { count: (codes.get(code)?.count ?? 0) + 1, lastAt: at }));
  };

  const measures: Measures = {
    request: ({ status, code }) => {
      if (status >= 500 && code !== null) note(code);
    },
    aiCall: () => undefined,
    job: () => undefined,
    circuitOpened: () => undefined,
  };

  return {
    measures,

    /** Of the last 24 hours, the most frequent first. */
    list(): TalliedError[] {
      forgetOld(Math.floor(clock.now() / HOUR_MS));
      const sums = new Map<ErrorCode, { count: number; lastAt: number }>();
      for (const codes of hours.values()) {
        for (const [code, { count, lastAt }] of codes) {
          const sum = sums.get(code) ?? { count: 0, lastAt: 0 };
          sums.set(code, { count: sum.count + count, lastAt: Math.max(sum.lastAt, lastAt) });
        }
      }
      return [...sums]
        .map(([code, { count, lastAt }]) => ({ code, count, lastAt: new Date(lastAt).toISOString() }))
        .toSorted((one, other) => other.count - one.count);
    },
  };
}
