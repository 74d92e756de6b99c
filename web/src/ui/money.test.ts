import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatAiCost, formatMoney, parseMoney } from "./money.ts";

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
