import { expect, test } from "vitest";
import { barsOf } from "./bars.ts";

const usage = (day: string, calls: number, costNanoUsd: number) => ({
  day,
  calls,
  costNanoUsd,
  inputTokens: 0,
  outputTokens: 0,
});
const days = ["2026-11-01", "2026-11-02", "2026-11-03"];

test("every day has a bar, silent days too, and the dearest is the tallest", () => {
  const { bars, measure } = barsOf(days, [usage("2026-11-03", 1, 50), usage("2026-11-01", 9, 100)]);
  expect(measure).toBe("cost");
  expect(bars.map(({ height }) => height)).toEqual([1, 0, 0.5]);
});

test("where nothing was charged the bars count calls", () => {
  const { bars, measure } = barsOf(days, [usage("2026-11-02", 4, 0)]);
  expect(measure).toBe("calls");
  expect(bars.map(({ height }) => height)).toEqual([0, 1, 0]);
});

test("a month without a call is flat, not broken", () => {
  expect(barsOf(days, []).bars.every(({ height }) => height === 0)).toBe(true);
});
