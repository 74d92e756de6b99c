import type { Measurement } from "@handbill/contracts";

const UNIT_WORDS: Record<Measurement["unit"], readonly [one: string, many: string]> = {
  characters: ["character", "characters"],
  graphemes: ["character", "characters"],
  weighted: ["character", "characters"],
  width: ["character", "characters"],
  bytes: ["byte", "bytes"],
  segments: ["part", "parts"],
  items: ["entry", "entries"],
  links: ["link", "links"],
};

/** "14 characters". */
export const amount = (count: number, unit: Measurement["unit"]): string =>
  `${count.toLocaleString("en")} ${UNIT_WORDS[unit][count === 1 ? 0 : 1]}`;

export const isOver = ({ actual, limit }: Measurement): boolean => actual > limit;

/** The measurement of a field that is closest to its limit, or furthest over it. */
export function tightest(measurements: readonly Measurement[], path: string): Measurement | undefined {
  return measurements
    .filter((measurement) => measurement.path === path)
    .reduce<Measurement | undefined>(
      (worst, next) => (worst === undefined || next.actual / next.limit > worst.actual / worst.limit ? next : worst),
      undefined,
    );
}

/** "212 / 280", with the unit where it is not characters. */
export function countLabel({ actual, limit, unit }: Measurement): string {
  const numbers = `${actual.toLocaleString("en")} / ${limit.toLocaleString("en")}`;
  return unit === "items" || UNIT_WORDS[unit][1] === "characters" ? numbers : `${numbers} ${UNIT_WORDS[unit][1]}`;
}

/** The same for those who hear it: "212 of 280 characters". */
export const countSentence = ({ actual, limit, unit }: Measurement): string =>
  `${actual.toLocaleString("en")} of ${amount(limit, unit)}`;

export type FieldProblem = { path: string; message: string; over: boolean };
