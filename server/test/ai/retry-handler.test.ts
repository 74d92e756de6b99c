import fc from "fast-check";
import { expect, test } from "vitest";
import { createRetryHandler, type Verdict } from "../../src/ai/retry-handler.ts";
import { createTestClock } from "./support/clocks.ts";

const LIMITS = { deadlineMs: 25_000, perTryMs: () => 20_000, maxTries: 3, mayRepeat: () => true };
const again = (wait: "none" | "backoff" | number): Verdict<string> => ({
  kind: "again",
  because: new Error("again"),
  wait,
});

/** Runs scripted tries, each with a duration and a verdict, and tells what happened. */
async function play(script: { ms: number; verdict: Verdict<string> }[], { random = 0.5, limits = LIMITS } = {}) {
  const clock = createTestClock();
  const retry = createRetryHandler({ clock, random: () => random });
  const startedAt = clock.now();
  const starts: number[] = [];
  const result = retry.run({ ...limits, signal: new AbortController().signal }, async ({ signal, number }) => {
    starts.push(clock.now() - startedAt);
    const step = script[Math.min(number, script.length) - 1] ?? { ms: 0, verdict: again("none") };
    try {
      await clock.sleep(step.ms, signal);
    } catch {
      return again("backoff");
    }
    return step.verdict;
  });
  const outcome = await clock.drive(
    result.then(
      (value) => value,
      (error: unknown) => (error instanceof Error ? error.message : "?"),
    ),
  );
  return { outcome, starts, elapsedMs: clock.now() - startedAt };
}

const done: Verdict<string> = { kind: "done", value: "done" };

test("a first success needs one try", async () => {
  await expect(play([{ ms: 5, verdict: done }])).resolves.toEqual({ outcome: "done", starts: [0], elapsedMs: 5 });
});

test("waits grow and carry jitter from the random source", async () => {
  const failing = [{ ms: 0, verdict: again("backoff") }];
  expect((await play(failing, { random: 0 })).starts).toEqual([0, 200, 600]);
  expect((await play(failing, { random: 1 })).starts).toEqual([0, 400, 1200]);
});

test("stop is final", async () => {
  const { outcome, starts } = await play([{ ms: 0, verdict: { kind: "stop", because: new Error("no") } }]);
  expect({ outcome, starts }).toEqual({ outcome: "no", starts: [0] });
});

test("a server's wait of ten seconds is kept, a longer one is not waited for", async () => {
  expect(
    (
      await play([
        { ms: 0, verdict: again(10_000) },
        { ms: 0, verdict: done },
      ])
    ).starts,
  ).toEqual([0, 10_000]);
  expect(
    (
      await play([
        { ms: 0, verdict: again(10_001) },
        { ms: 0, verdict: done },
      ])
    ).starts,
  ).toEqual([0]);
});

test("no try begins when less than three seconds are left", async () => {
  const { starts } = await play([
    { ms: 19_900, verdict: again("none") },
    { ms: 2200, verdict: again("none") },
  ]);
  expect(starts).toEqual([0, 19_900]);
});

test("a try that hangs is ended by its own limit, and the last one before the deadline", async () => {
  const { starts, elapsedMs } = await play([{ ms: 1_000_000, verdict: done }]);
  expect(starts[0]).toBe(0);
  expect(starts).toHaveLength(2);
  expect(elapsedMs).toBeLessThanOrEqual(25_000);
});

test("the deadline is never exceeded and there are never more than three tries, whatever happens", async () => {
  const verdict = fc.oneof(
    fc.constant(done),
    fc.constant(again("none")),
    fc.constant(again("backoff")),
    fc.integer({ min: 0, max: 200_000 }).map(again),
    fc.constant<Verdict<string>>({ kind: "stop", because: new Error("stop") }),
  );
  const script = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 100_000 }), verdict }), {
    minLength: 1,
    maxLength: 5,
  });
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(script, random, fc.constantFrom(25_000, 60_000), async (steps, chance, deadlineMs) => {
      const limits = { ...LIMITS, deadlineMs };
      const { starts, elapsedMs } = await play(steps, { random: chance, limits });
      expect(elapsedMs).toBeLessThanOrEqual(deadlineMs);
      expect(starts.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});
