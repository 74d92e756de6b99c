import { CHANNEL_NAMES, checkFields, measureFields, type Channel, type Measurement } from "@handbill/contracts";
import { fieldName } from "./channel-form.ts";
import type { DraftFields } from "./field-path.ts";
import { amount, isOver, type FieldProblem } from "./measures.ts";

/** How much of its room each part of a text takes. */
export const measure = (channel: Channel, fields: DraftFields): Measurement[] => measureFields(channel, fields);

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
