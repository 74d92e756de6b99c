import type { Clock } from "../core/clock.ts";

const WINDOW_MS = 60_000;
const LARGEST_SHARE = 0.2;
const ALWAYS_ALLOWED = 3;

type Spent = { calls: number[]; retries: number[] };

/** Takes the oldest moments away, so that a busy minute is not gone through again at every call. */
function forget(moments: number[], since: number): void {
  while ((moments[0] ?? Number.POSITIVE_INFINITY) <= since) moments.shift();
}

export type RetryBudget = ReturnType<typeof createRetryBudget>;

/**
 * Keeps retries from becoming a storm: within a minute they may make up a fifth of a model's calls, and always three. A server that
 * fails for everybody is then asked a little more often than usual, not three times as often.
 */
export function createRetryBudget({ clock }: { clock: Clock }) {
  const models = new Map<string, Spent>();

  const recentOf = (model: string): Spent => {
    const since = clock.now() - WINDOW_MS;
    const recent = models.get(model) ?? { calls: [], retries: [] };
    forget(recent.calls, since);
    forget(recent.retries, since);
    models.set(model, recent);
    return recent;
  };

  return {
    /** A generation asks for the first time. */
    call: (model: string): void => void recentOf(model).calls.push(clock.now()),
    /** Takes one retry out of the budget, or says that there is none left. */
    takeRetry(model: string): boolean {
      const { calls, retries } = recentOf(model);
      if (retries.length + 1 > Math.max(ALWAYS_ALLOWED, calls.length * LARGEST_SHARE)) return false;
      retries.push(clock.now());
      return true;
    },
  };
}
