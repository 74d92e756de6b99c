import { type Channel, checkFields, type Fields, foldForSms } from "@handbill/contracts";
import type { TextPart } from "../guard/output.ts";
import { type Issue, withoutCitations, withoutMarkdown } from "./rule.ts";
import { mapTexts, textPartsOf } from "./texts.ts";

/** Fields whose text is markdown; every other is plain. */
const MARKDOWN = new Set(["email.body", "blog.sections"]);

export const markupAt =
  (channel: Channel) =>
  (path: readonly string[]): TextPart["markup"] => {
    if (path.at(-1) === "url") return "address";
    return MARKDOWN.has(`${channel}.${path[0]}`) && path.at(-1) === "body" ? "markdown" : "plain";
  };

/** Every text of a content's fields with its path and what it may hold. */
export const textParts = (channel: Channel, fields: unknown): TextPart[] => textPartsOf(fields, markupAt(channel));

const withoutNulls = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const toHashtag = (tag: string): string => {
  const body = tag
    .trim()
    .replace(/^#+/, "")
    .replace(/[\s.-]+/gu, "");
  return body === "" ? "" : `#${body}`;
};

/** A thread and a single post exclude each other: of two, the real thread is meant, and an empty one stands for absent. */
function chooseForX({ text, thread, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const posts = Array.isArray(thread) ? thread.length : 0;
  const hasText = typeof text === "string" && text.trim() !== "";
  if (posts > 1 || (posts === 1 && !hasText)) return { ...rest, thread };
  return hasText ? { ...rest, text } : rest;
}

/** Mends what is certain: nulls become absent, habits of models go, each channel's spelling is kept. */
export function tidyFields(channel: Channel, fields: Record<string, unknown>): Record<string, unknown> {
  const markup = markupAt(channel);
  const clean = mapTexts(withoutNulls(fields), (text, path) => {
    const uncited = withoutCitations(text);
    const plain = markup(path) === "plain" ? withoutMarkdown(uncited) : uncited;
    return (channel === "sms" ? foldForSms(plain) : plain).trim();
  });
  if (channel === "x") return chooseForX(clean);
  if (channel !== "instagram" || !Array.isArray(clean["hashtags"])) return clean;
  const tags = clean["hashtags"].map((tag) => toHashtag(String(tag))).filter((tag) => tag !== "");
  return { ...clean, hashtags: [...new Set(tags)] };
}

/** Puts the rewritten field into the present text: every other field stays as it was by construction. */
export function mergeField(
  channel: Channel,
  field: string,
  current: Record<string, unknown>,
  written: Record<string, unknown>,
): Record<string, unknown> {
  const { [field]: _old, ...others } = channel === "x" ? {} : current;
  return written[field] === undefined ? others : { ...others, [field]: written[field] };
}

/** Shape and limits as the channel has them. Returns the fields when they fit. */
export function checkContent(channel: Channel, fields: unknown): { fields: Fields | null; issues: Issue[] } {
  const checked = checkFields(channel, fields);
  if (!checked.ok) {
    return { fields: null, issues: checked.issues.map((issue) => Object.assign({ severity: "hard" as const }, issue)) };
  }
  return { fields: checked.fields, issues: [] };
}
