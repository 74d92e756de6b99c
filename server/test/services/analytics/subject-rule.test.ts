import { expect, test } from "vitest";
import { splitAudience } from "../../../src/services/mail/split-audience.ts";
import { subjectsOf, verdictOn } from "../../../src/services/analytics/subject-rule.ts";
import { moreNeeded } from "../../../src/services/analytics/experiment-rule.ts";
import { rateOf } from "../../../src/services/analytics/rates.ts";
import { dice } from "../../support/dice.ts";

const TEXTS = ["A", "B", "C"];
const counted = (clickers: readonly number[], tested: number) =>
  subjectsOf(
    TEXTS.slice(0, clickers.length),
    clickers.map((clicks, subject) => ({ subject, sent: tested, tested, openers: clicks, clickers: clicks })),
    "click",
  );

test("equal subjects get a winner in one of twenty tests at most, and twice as good is found", () => {
  const roll = dice(20_261_123);
  const games = 120;
  const play = (rates: readonly number[]) =>
    verdictOn(
      counted(
        rates.map((rate) => Array.from({ length: 300 }, roll).filter((one) => one < rate).length),
        300,
      ),
      "click",
    );
  const decided = (rates: number[]) =>
    Array.from({ length: games }, () => play(rates)).filter(({ winner }) => winner !== null);

  expect(decided([0.1, 0.1]).length).toBeLessThanOrEqual(games * 0.09);
  expect(decided([0.1, 0.1, 0.1]).length).toBeLessThanOrEqual(games * 0.09);
  const better = decided([0.08, 0.16]);
  expect(better.length).toBeGreaterThan(games * 0.75);
  expect(better.filter(({ winner }) => winner === 0).length).toBeLessThan(games * 0.02);
});

test("a handful names no winner, and the others get the one that was ahead", () => {
  expect(verdictOn(counted([0, 9], 10), "click")).toEqual({ state: "even", winner: null, rest: 1 });
  expect(verdictOn(counted([5, 5], 100), "click")).toEqual({ state: "even", winner: null, rest: 0 });
  expect(verdictOn(counted([10, 40], 200), "click")).toEqual({ state: "decided", winner: 1, rest: 1 });
});

const rates = (...clicks: number[]) => clicks.map((one) => rateOf("click", "sends", one, 100));

test("it is said how many more readers a difference takes, and nothing where there is none", () => {
  expect(moreNeeded(rates(10, 15), 0.975)).toBe(240);
  expect(moreNeeded(rates(10, 60), 0.975)).toBe(0);
  expect(moreNeeded(rates(10, 10), 0.975)).toBeNull();
});

test("readers are shared out evenly, and the same way each time", () => {
  const contactIds = Array.from({ length: 101 }, (_, index) => `reader-${index}`);
  const split = { contentId: "piece", contactIds, share: 30, subjects: 2 };
  const places = splitAudience(split);
  const countOf = (place: number | "waits") => [...(places?.values() ?? [])].filter((one) => one === place).length;
  expect([countOf(0), countOf(1), countOf("waits")]).toEqual([16, 15, 70]);
  expect(splitAudience({ ...split, contactIds: contactIds.toReversed() })).toEqual(places);
  expect(splitAudience({ ...split, contentId: "another" })).not.toEqual(places);
  expect(splitAudience({ ...split, contactIds: ["one"] })).toBeUndefined();
});
