import type { Channel } from "@handbill/contracts";
import { textAt, type DraftFields } from "./field-path.ts";

/** All texts, in order. */
function everyText(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(everyText) : [];
}

const FIRST_WORDS: Partial<Record<Channel, string>> = { email: "body", blog: "description", instagram: "caption" };

const withoutMarkup = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*_#>`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, (mark) => (mark === "#" ? mark : ""))
    .replaceAll(/\s+/g, " ")
    .trim();

/** The words that a card shows: the body of the text, without markup. */
export function excerpt(channel: Channel, fields: DraftFields): string {
  const path = FIRST_WORDS[channel];
  const body = path === undefined ? "" : textAt(fields, path);
  return withoutMarkup(body === "" ? everyText(fields).join(" ") : body);
}

/** The same while it is being written: the body once it has begun, else what there is. */
export function liveExcerpt(channel: Channel, texts: ReadonlyArray<{ field: string; text: string }>): string {
  const body = texts.find(({ field }) => field === FIRST_WORDS[channel])?.text ?? "";
  return withoutMarkup(body === "" ? texts.map(({ text }) => text).join(" ") : body);
}

/** The title of a card: the subject or title where the channel has one, else what was planned. */
export const headline = (channel: Channel, fields: DraftFields | null, topic: string): string => {
  const own = channel === "email" ? textAt(fields, "subject") : textAt(fields, channel === "blog" ? "title" : "");
  return own === "" ? topic : own;
};

const MAIN_PART: Partial<Record<Channel, string>> = { email: "body", instagram: "caption" };

/** True when a text says anything: its main part, where the channel has several. */
export function hasText(channel: Channel, fields: DraftFields): boolean {
  const path = MAIN_PART[channel];
  return (path === undefined ? everyText(fields).join("") : textAt(fields, path)).trim() !== "";
}
