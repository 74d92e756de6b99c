import fc from "fast-check";
import { expect, test } from "vitest";
import { createRetryBudget } from "../../src/ai/retry-budget.ts";
import { createTestClock } from "./support/clocks.ts";

test("three retries a minute are always allowed, and no fourth where there are few calls", () => {
  const clock = createTestClock();
  const budget = createRetryBudget({ clock });
  budget.call("model");
  expect([1, 2, 3, 4].map(() => budget.takeRetry("model"))).toEqual([true, true, true, false]);
  expect(budget.takeRetry("another")).toBe(true);
  clock.advance(60_000);
  expect(budget.takeRetry("model")).toBe(true);
});

test("whatever happens, the retries of any minute are at most a fifth of its calls, or three", () => {
  const event = fc.record({ isCall: fc.boolean(), afterMs: fc.integer({ min: 0, max: 3000 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const clock = createTestClock();
      const budget = createRetryBudget({ clock });
      const calls: number[] = [];
      const retries: number[] = [];
      const recent = (times: number[]) => times.filter((at) => at > clock.now() - 60_000).length;
      const isKept = events.map(({ isCall, afterMs }) => {
        clock.advance(afterMs);
        if (isCall) {
          budget.call("model");
          calls.push(clock.now());
        } else if (budget.takeRetry("model")) retries.push(clock.now());
        return isCall || recent(retries) <= Math.max(3, recent(calls) / 5) || retries.at(-1) !== clock.now();
      });
      expect(isKept).not.toContain(false);
    }),
  );
});
