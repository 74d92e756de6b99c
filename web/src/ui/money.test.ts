import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatAiCost, formatMoney, formatRoughCost, parseDollars, parseMoney, typedDollars } from "./money.ts";

test("money shows the digits of its currency", () => {
  expect(formatMoney({ amount: 15_000, currency: "EUR" })).toBe("€150.00");
  expect(formatMoney({ amount: 50_000, currency: "JPY" })).toBe("¥50,000");
});

test.each([
  ["1200", "EUR", 120_000],
  ["1,200.50", "EUR", 120_050],
  ["1.200,50", "EUR", 120_050],
  ["1 200,5", "EUR", 120_050],
  ["1,200", "EUR", 120_000],
  ["50,000", "JPY", 50_000],
  ["0", "EUR", 0],
])("%s %s is understood", (typed, currency, amount) => {
  expect(parseMoney(typed, currency)).toBe(amount);
});

test.each(["", "twelve", "-5", "1.5.2", "12,345,6789"])("%j is not an amount", (typed) => {
  expect(parseMoney(typed, "EUR")).toBeNull();
});

test("more digits than the currency has are refused, not rounded", () => {
  expect(parseMoney("10.5", "JPY")).toBeNull();
});

test("an amount written out with all its digits is read back unchanged", () => {
  const currency = fc.constantFrom(["EUR", 2] as const, ["JPY", 0] as const, ["KWD", 3] as const);
  fc.assert(
    fc.property(fc.nat(100_000_000_000), currency, (amount, [code, digits]) => {
      expect(parseMoney((amount / 10 ** digits).toFixed(digits), code)).toBe(amount);
    }),
  );
});

test("AI cost has four decimals and never shows a paid call as free", () => {
  expect(formatAiCost(21_300_000)).toBe("$0.0213");
  expect(formatAiCost(1_234_500_000_000)).toBe("$1,234.5000");
  expect(formatAiCost(40_000)).toBe("under $0.0001");
  expect(formatAiCost(0)).toBe("$0.0000");
});

test.each([
  [0, "$0.00"],
  [40_000, "under $0.0001"],
  [1_510_000, "$0.0016"],
  [20_000_000, "$0.02"],
  [386_480_250, "$0.39"],
  [20_000_000_000, "$20.00"],
  [1_234_567_000_000, "$1,234.57"],
])("a rough cost of %d nano-dollars reads %s", (nanoUsd, words) => {
  expect(formatRoughCost(nanoUsd)).toBe(words);
});

test("a rough cost never promises too little", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 1_000_000_000_000 }), (nanoUsd) => {
      const shown = Number(formatRoughCost(nanoUsd).replaceAll(/[$,]/g, ""));
      expect(Math.round(shown * 1e9)).toBeGreaterThanOrEqual(nanoUsd);
    }),
  );
});

test.each([
  ["20", 20_000_000_000],
  ["$7.50", 7_500_000_000],
  ["0,001", 1_000_000],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["1.2.3", null],
  ["12345678", null],
])("“%s” is typed as a limit", (typed, nanoUsd) => {
  expect(parseDollars(typed)).toBe(nanoUsd);
});

test("a limit reads back as it was typed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), (nanoUsd) => {
      expect(parseDollars(typedDollars(nanoUsd))).toBe(nanoUsd);
    }),
  );
});
