import type { Clock } from "../core/clock.ts";

/** One try: how long it may take, and whether another could follow it. */
export type Attempt = {
  /** Counts from 1. */
  number: number;
  /** Aborts when this try's time is over or the caller gave up. */
  signal: AbortSignal;
  /** True while tries and time for another one are left. */
  mayTryAgain(): boolean;
};

export type Verdict<T> =
  | { kind: "done"; value: T }
  | { kind: "stop"; because: Error }
  | {
      kind: "again";
      because: Error;
      /** `none` for a changed request, which follows at once; a number is the wait that the server asked for. */
      wait: "none" | "backoff" | number;
    };

export type RetryLimits = {
  /** For all tries and waits together. */
  deadlineMs: number;
  /** For the next try alone; asked before each. */
  perTryMs(): number;
  maxTries: number;
  signal: AbortSignal;
  /** Whether the same request may be made once more; asked each time. One that has changed is not asked for. */
  mayRepeat(): boolean;
};

/** A try shorter than this cannot succeed. */
const LEAST_USEFUL_MS = 3000;
const LONGEST_SERVER_WAIT_MS = 10_000;
/** Kept free at the end for writing down what came of it. */
const CLOSING_MS = 250;

/** Said to a timer that is no longer needed. A reason of its own spares an error with its stack for each call. */
const ENOUGH = "enough";

export type RetryHandler = ReturnType<typeof createRetryHandler>;

/** One loop with one deadline over all its tries and waits. It knows nothing of models. */
export function createRetryHandler({ clock, random }: { clock: Clock; random(): number }) {
  const backoffMs = (number: number): number => Math.min(4000, 400 * 2 ** (number - 1)) * (0.5 + random() / 2);

  /** Runs one try under a signal that ends it in time. */
  const limited = async <T>(ms: number, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const over = new AbortController();
    const ended = new AbortController();
    clock.sleep(ms, ended.signal).then(
      () => over.abort(),
      () => undefined,
    );
    try {
      return await act(AbortSignal.any([signal, over.signal]));
    } finally {
      ended.abort(ENOUGH);
    }
  };

  return {
    /** Repeats `act` until it is done, says stop, or neither tries nor time are left; then the last reason is thrown. */
    async run<T>(
      { deadlineMs, perTryMs, maxTries, signal, mayRepeat }: RetryLimits,
      act: (attempt: Attempt) => Promise<Verdict<T>>,
    ): Promise<T> {
      const deadline = clock.now() + deadlineMs;
      const remaining = () => deadline - clock.now();
      for (let number = 1; ; number += 1) {
        const mayTryAgain = () => number < maxTries && remaining() >= LEAST_USEFUL_MS && !signal.aborted;
        const verdict = await limited(Math.min(perTryMs(), remaining() - CLOSING_MS), signal, (tryMay) =>
          act({ number, signal: tryMay, mayTryAgain }),
        );
        if (verdict.kind === "done") return verdict.value;
        if (verdict.kind === "stop" || !mayTryAgain()) throw verdict.because;

        const asked = typeof verdict.wait === "number" ? verdict.wait : 0;
        if (asked > Math.min(LONGEST_SERVER_WAIT_MS, remaining() - LEAST_USEFUL_MS)) throw verdict.because;
        const waitMs = verdict.wait === "backoff" ? backoffMs(number) : asked;
        if (remaining() - waitMs < LEAST_USEFUL_MS) throw verdict.because;
        if (verdict.wait !== "none" && !mayRepeat()) throw verdict.because;
        if (waitMs > 0) await clock.sleep(waitMs, signal);
      }
    },
  };
}
