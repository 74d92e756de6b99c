import fc from "fast-check";
import { expect, test } from "vitest";
import { levelShares, splitAmount, toPercent } from "../../../src/ai/rules/split-budget.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Shares with three decimals that add up to 100. */
const shares = fc
  .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 0, maxLength: 11 })
  .map((cuts) => [0, 100_000].concat(cuts).toSorted((one, other) => one - other))
  .map((marks) => marks.slice(1).map((mark, index) => mark - (marks[index] ?? 0)));

test("the parts add up to the whole, none is off by more than one unit", () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 100_000_000_000 }), (parts, amount) => {
      const amounts = splitAmount(amount, parts);
      expect(sum(amounts)).toBe(amount);
      amounts.forEach((part, index) => {
        const exact = (BigInt(amount) * BigInt(parts[index] ?? 0)) / 100_000n;
        expect(BigInt(part) - exact).toBeOneOf([0n, 1n]);
      });
    }),
  );
});

test("shares that add up to all are kept", () => {
  fc.assert(
    fc.property(shares, (parts) => {
      expect(levelShares(parts.map(toPercent))).toEqual(parts);
    }),
  );
});

test.each([
  [
    [33.3, 33.3, 33.3],
    [33.4, 33.3, 33.3],
  ],
  [
    [50, 50.5],
    [50, 50],
  ],
])("rounding in %s is levelled at the largest", (given, level) => {
  expect(levelShares(given)?.map(toPercent)).toEqual(level);
});

test.each([[[60]], [[60, 60]], [[120, -20]], [[0.5, 0.5]], [[]]])("%s do not make a whole", (given) => {
  expect(levelShares(given)).toBeNull();
});
