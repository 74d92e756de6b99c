import { CHANNEL_NAMES, checkFields, measureFields, type Channel, type Measurement } from "@handbill/contracts";
import { fieldName } from "./channel-form.ts";
import type { DraftFields } from "./field-path.ts";
import { fieldMessages as copy } from "./messages.ts";
import { amount, isOver, type FieldProblem } from "./measures.ts";

/** A text is asked about several times for each key that is pressed: by its form, its notes, and what saves it. */
function oncePerText<Answer>(answer: (channel: Channel, fields: DraftFields) => Answer) {
  const given = new WeakMap<DraftFields, { channel: Channel; answer: Answer }>();
  return (channel: Channel, fields: DraftFields): Answer => {
    const known = given.get(fields);
    if (known?.channel === channel) return known.answer;
    const fresh = { channel, answer: answer(channel, fields) };
    given.set(fields, fresh);
    return fresh.answer;
  };
}

/** How much of its room each part of a text takes. */
export const measure = oncePerText((channel, fields): Measurement[] => measureFields(channel, fields));

/** "Too long for X by 14 characters". */
export function overLimitMessage(channel: Channel, measurement: Measurement): string {
  const excess = measurement.actual - measurement.limit;
  const name = CHANNEL_NAMES[channel];
  if (measurement.unit === "items" || measurement.unit === "links") {
    const what = measurement.unit === "links" ? copy.links : fieldName(channel, measurement.path).toLowerCase();
    return copy.tooMany(what, name, measurement.limit);
  }
  return copy.tooLong(name, amount(excess, measurement.unit));
}

/** Everything that keeps a text from being saved, in the owner's words; empty when it can be saved. */
export const problemsOf = oncePerText((channel, fields): FieldProblem[] => {
  const over = measure(channel, fields)
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
});
