import {
  type Content,
  type ContentGenerate,
  FIELDS,
  type Fields,
  LONGEST_SELECTION,
  type Selection,
  textAt,
  wholeCharacters,
} from "@handbill/contracts";
import { hasEmoji } from "../ai/wishes.ts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";

/** A text in the shape of its channel; null where there is none yet, or none that has it. Limits are another matter. */
export function shaped({ channel }: Pick<Content, "channel">, fields: unknown): Fields | null {
  const parsed = FIELDS[channel].safeParse(fields);
  return parsed.success ? parsed.data : null;
}

/** The text that is to be rewritten: the one in the request where that is not saved yet, otherwise the saved one. */
export function textToRewrite(content: Content, { fields }: ContentGenerate): Fields | null {
  if (fields === undefined) return shaped(content, content.fields);
  const given = shaped(content, fields);
  if (given) return given;
  throw invalid("fields", "The text has not the shape of its channel.");
}

/** The passage that is to be rewritten, with both ends between two characters; null where it is a whole field or all of them. */
export function passageToRewrite(
  content: Content,
  { selection, field }: ContentGenerate,
  text: Fields | null,
): Selection | null {
  if (selection) return selected(content, selection, text);
  return field?.includes(".") ? wholeText(field, text) : null;
}

function selected(content: Content, { path, start, end, text }: Selection, fields: Fields | null): Selection {
  const whole = requireText(fields, path, "selection.path");
  if (start >= end) throw invalid("selection.end", "Select some text first.");
  if (whole.slice(start, end) !== text) throw changed(content);
  const bounds = wholeCharacters(whole, start, end);
  return { path, ...bounds, text: whole.slice(bounds.start, bounds.end) };
}

/** One text of a list or of a section is rewritten as a passage that is all of it. */
function wholeText(path: string, fields: Fields | null): Selection {
  const text = requireText(fields, path, "field");
  if (text.trim() === "") throw invalid("field", "There is no text here yet. Write the whole content first.");
  if (text.length > LONGEST_SELECTION) {
    throw invalid("field", `That is too much at once: select a part of at most ${LONGEST_SELECTION} letters.`);
  }
  return { path, start: 0, end: text.length, text };
}

function requireText(fields: Fields | null, path: string, named: string): string {
  if (!fields) throw invalid(named, "There is no text yet. Write the whole content first.");
  const text = textAt(fields, path);
  if (text === undefined) throw invalid(named, "There is no text of this name; one is named as sections.0.body.");
  if (path.endsWith("url")) throw invalid(named, "An address is not rewritten; change it by hand.");
  return text;
}

/** A wish that cannot be fulfilled is refused before anything is paid for it. */
export function requireFulfillable(
  { offers }: Pick<OwnedBusiness, "offers">,
  { wish }: ContentGenerate,
  text: Fields | null,
  passage: Selection | null,
): void {
  if (wish === undefined) return;
  if (!text) throw invalid("wish", "There is no text yet to change. Write it first.");
  if (wish === "offer" && offers.length === 0) {
    throw invalid(
      "wish",
      "Your profile has no offer yet. Add one there, with its price and terms; then it can stand in your texts.",
    );
  }
  if (wish === "no_emoji" && !hasEmoji(passage?.text ?? JSON.stringify(text))) {
    throw invalid("wish", "There is no emoji in it, so nothing was changed.");
  }
}

const invalid = (path: string, message: string) =>
  new AppError("invalid_request", message, { errors: [{ path, message }] });

const changed = (content: Content) =>
  new AppError(
    "selection_changed",
    "Other words stand there now than those you selected. Nothing was changed. Select the passage again.",
    { current: content },
  );
