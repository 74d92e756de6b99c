import { foldForSms, type Channel } from "@handbill/contracts";
import { listAt, textAt, textsAt, type DraftFields } from "./field-path.ts";

const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join("\n\n");

const hashtags = (fields: DraftFields): string =>
  textsAt(fields, "hashtags")
    .map((tag) => (tag.startsWith("#") ? tag : `#${tag}`))
    .join(" ");

const sections = (fields: DraftFields): string[] =>
  listAt(fields, "sections").flatMap((section) => [textAt(section, "heading"), textAt(section, "body")]);

/** Mail programs and editors of articles know no marks of markdown: bold words, lists and links become plain ones. */
const withoutMarkdown = (text: string): string =>
  text
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, href: string) =>
      label === href ? href : `${label} (${href})`,
    )
    .replaceAll(/\*\*(.+?)\*\*|__(.+?)__/g, (_, bold?: string, alsoBold?: string) => bold ?? alsoBold ?? "")
    .replaceAll(/(?<![\w*])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])/g, "$1")
    .replaceAll(/^#{1,6}\s+/gm, "")
    .replaceAll(/^(\s*)[-*]\s+/gm, "$1• ")
    .trim();

const PLAIN: Record<Channel, (fields: DraftFields) => string> = {
  instagram: (fields) => paragraphs([textAt(fields, "caption"), hashtags(fields)]),
  facebook: (fields) => textAt(fields, "text"),
  linkedin: (fields) => textAt(fields, "text"),
  x: (fields) => paragraphs([textAt(fields, "text"), ...textsAt(fields, "thread")]),
  bluesky: (fields) => textAt(fields, "text"),
  /** The topic is chosen beside the text, not written into it. */
  threads: (fields) => textAt(fields, "text"),
  email: (fields) =>
    paragraphs([
      textAt(fields, "subject"),
      withoutMarkdown(textAt(fields, "body")),
      [textAt(fields, "callToAction.label"), textAt(fields, "callToAction.url")].filter(Boolean).join(": "),
    ]),
  /** What is sent: typography would only make it dearer. */
  sms: (fields) => foldForSms(textAt(fields, "text")),
  blog: (fields) => paragraphs([textAt(fields, "title"), ...sections(fields).map(withoutMarkdown)]),
  google_ads: (fields) =>
    paragraphs([textsAt(fields, "headlines").join("\n"), textsAt(fields, "descriptions").join("\n")]),
};

/** The text as one would paste it into its channel. */
export const plainText = (channel: Channel, fields: DraftFields): string =>
  PLAIN[channel](fields)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
