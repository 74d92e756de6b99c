import { expect, test } from "vitest";
import {
  armsOf,
  ENOUGH,
  experimentInWords,
  LONGEST_DAYS,
  verdictOf,
} from "../../../src/services/analytics/experiment-rule.ts";
import { dice } from "../../support/dice.ts";

/** A test as it would go: looked at after every fifty clicks of each, day by day, until its rule ends it. */
function play(rates: readonly number[], roll: () => number) {
  const counted = rates.map((_rate, variant) => ({ variant, url: "", clicks: 0, conversions: 0 }));
  for (let day = 1; ; day += 1) {
    for (const [variant, one] of counted.entries()) {
      one.clicks += 50;
      for (let click = 0; click < 50; click += 1) if (roll() < (rates[variant] ?? 0)) one.conversions += 1;
    }
    const verdict = verdictOf(armsOf(counted), day);
    if (verdict.state !== "running") return verdict;
  }
}

test("two that are equal hardly ever get a winner, however often one looks, and twice as good is found", () => {
  const roll = dice(20_261_123);
  const games = 100;
  const run = (rates: number[]) => Array.from({ length: games }, () => play(rates, roll));

  const equal = run([0.05, 0.05]).filter(({ state }) => state === "decided").length;
  const better = run([0.05, 0.1]);

  expect(equal).toBeLessThanOrEqual(games * 0.05);
  expect(better.filter(({ winner }) => winner === 1).length).toBeGreaterThan(games * 0.8);
  expect(better.filter(({ winner }) => winner === 0)).toEqual([]);
});

const arms = (a: number, b: number, clicks: number) =>
  armsOf([
    { variant: 0, url: "https://a.example", clicks, conversions: a },
    { variant: 1, url: "https://b.example", clicks, conversions: b },
  ]);

test("nobody wins with too few clicks, or on the first day; and what shows no difference ends", () => {
  expect(verdictOf(arms(90, 10, ENOUGH.clicks - 1), 5)).toEqual({ state: "running", winner: null });
  expect(verdictOf(arms(90, 10, ENOUGH.clicks), 0)).toEqual({ state: "running", winner: null });
  expect(verdictOf(arms(90, 10, ENOUGH.clicks), 1)).toEqual({ state: "decided", winner: 0 });
  expect(verdictOf(arms(20, 21, 400), LONGEST_DAYS)).toEqual({ state: "even", winner: null });
});

test("how it stands is a sentence", () => {
  expect(experimentInWords("running", arms(1, 0, 150), null)).toBe(
    "Too early to say: A 0.7 % of 150, B 0 % of 150. Each needs 50 more clicks at least.",
  );
  expect(experimentInWords("decided", arms(20, 50, 500), 1)).toBe(
    "B brings more: A 4 % of 500, B 10 % of 500. All visitors go there now.",
  );
});
