import { CHANNEL_NAMES, checkFields, measureFields, type Channel, type Measurement } from "@handbill/contracts";
import { fieldName } from "./channel-form.ts";
import type { DraftFields } from "./field-path.ts";

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

const amount = (count: number, unit: Measurement["unit"]): string =>
  `${count.toLocaleString("en")} ${UNIT_WORDS[unit][count === 1 ? 0 : 1]}`;

export const isOver = ({ actual, limit }: Measurement): boolean => actual > limit;

/** "Too long for X by 14 characters". */
export function overLimitMessage(channel: Channel, measurement: Measurement): string {
  const excess = measurement.actual - measurement.limit;
  const name = CHANNEL_NAMES[channel];
  if (measurement.unit === "items" || measurement.unit === "links") {
    const what = measurement.unit === "links" ? "links" : fieldName(channel, measurement.path).toLowerCase();
    return `Too many ${what} for ${name}: ${measurement.limit} at most`;
  }
  return `Too long for ${name} by ${amount(excess, measurement.unit)}`;
}

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

/** Everything that keeps a text from being saved, in the owner's words; empty when it can be saved. */
export function problemsOf(channel: Channel, fields: DraftFields): FieldProblem[] {
  const over = measureFields(channel, fields)
    .filter(isOver)
    .map((measurement) => ({
      path: measurement.path,
      message: overLimitMessage(channel, measurement),
      over: true,
    }));
  const check = checkFields(channel, fields);
  if (check.ok) return over;
  const named = new Set(over.map(({ path }) => path));
  const others = check.issues
    .filter(({ path }) => !named.has(path))
    .map(({ path, message }) => ({ path, message, over: false }));
  return [...over, ...others];
}
