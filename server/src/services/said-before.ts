/** Longer openings are cut: what counts is how they begin. */
const LONGEST = 120;

type Said = { fields: Record<string, unknown>; callToAction: string };

const firstLine = (text: string): string => text.split("\n").find((line) => line.trim() !== "") ?? "";

/** An email begins with a greeting; what it says comes after it. */
const afterGreeting = (body: string): string => firstLine(body.split("\n").slice(1).join("\n"));

const textsAt = (value: unknown): string[] => (typeof value === "string" ? [value] : []);
const firstOf = (value: unknown): string[] => (Array.isArray(value) ? textsAt(value[0]) : []);
const labelOf = (value: unknown): string[] =>
  typeof value === "object" && value !== null && "label" in value ? textsAt(value.label) : [];

/** How a text opens and what it asks for, so that the campaign's next one says neither again. */
export function hooksOf({ fields, callToAction }: Said): string[] {
  const { caption, text, thread, subject, title, headlines, body, callToAction: button } = fields;
  const opening = [...textsAt(caption), ...textsAt(text), ...firstOf(thread), ...textsAt(subject), ...textsAt(title)];
  return [
    ...opening.map(firstLine),
    ...firstOf(headlines),
    ...(subject === undefined ? [] : textsAt(body).map(afterGreeting)),
    ...labelOf(button),
    callToAction,
  ]
    .map((said) => said.trim().slice(0, LONGEST).toWellFormed())
    .filter((said) => said !== "");
}
