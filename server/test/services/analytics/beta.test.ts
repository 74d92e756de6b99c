import fc from "fast-check";
import { expect, test } from "vitest";
import { beliefOf, probabilityBelow, probabilityHigher, quantile } from "../../../src/services/analytics/beta.ts";
import { rateOf } from "../../../src/services/analytics/rates.ts";

/** From closed forms: Beta(2, 5) is 1 - (1-x)^5 (1 + 5x), Beta(1/2, 1/2) is the arcsine law. */
const KNOWN = [
  { x: 0.3, a: 2, b: 5, below: 1 - 0.7 ** 5 * 2.5 },
  { x: 0.1, a: 0.5, b: 0.5, below: (2 / Math.PI) * Math.asin(Math.sqrt(0.1)) },
  { x: 0.5, a: 10, b: 10, below: 0.5 },
  { x: 0.9, a: 1, b: 1, below: 0.9 },
  { x: 0.9, a: 7, b: 1, below: 0.9 ** 7 },
  { x: 0.99, a: 300, b: 1, below: 0.99 ** 300 },
  { x: 0.01, a: 1, b: 300, below: 1 - 0.99 ** 300 },
] as const;

test("the incomplete beta function is that of the tables", () => {
  for (const { x, a, b, below } of KNOWN) expect(probabilityBelow(x, { a, b })).toBeCloseTo(below, 10);
});

const counts = fc
  .integer({ min: 0, max: 200_000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

test("for any counts a range holds the share itself, and quantile undoes probability", () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ([successes, trials], probability) => {
      const { value, low, high } = rateOf("click", "sends", successes, trials);
      expect(low).toBeLessThanOrEqual(value + 1e-12);
      expect(high).toBeGreaterThanOrEqual(value - 1e-12);
      const belief = beliefOf(successes, trials);
      expect(probabilityBelow(quantile(probability, belief), belief)).toBeCloseTo(probability, 6);
    }),
    { numRuns: 60 },
  );
});

test("of two rates one is the higher: the two probabilities make a whole, and equal ones are even", () => {
  fc.assert(
    fc.property(counts, counts, ([a, n], [b, m]) => {
      const [one, other] = [beliefOf(a, n), beliefOf(b, m)];
      expect(probabilityHigher(one, other) + probabilityHigher(other, one)).toBeCloseTo(1, 3);
      expect(probabilityHigher(one, one)).toBeCloseTo(0.5, 3);
    }),
    { numRuns: 40 },
  );
});
