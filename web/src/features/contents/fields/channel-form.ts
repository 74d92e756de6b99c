import type { Channel } from "@handbill/contracts";
import { fieldMessages } from "./messages.ts";

const { labels, hints, entries } = fieldMessages;

/** How one field of a channel is edited. `rows` is the height before the text grows it. */
export type FieldForm = {
  path: string;
  label: string;
  kind: "line" | "text" | "markdown" | "address" | "tags" | "lines" | "thread" | "sections";
  rows?: number;
  hint?: string;
  /** Name of the field as the writer knows it, where it can be rewritten alone. */
  rewrite?: string;
  /** What one entry of a list is called. */
  entry?: string;
};

const post = (rows: number): FieldForm => ({ path: "text", label: labels.text, kind: "text", rows });

/** The form of each channel, top to bottom. */
export const CHANNEL_FORMS: Record<Channel, readonly FieldForm[]> = {
  instagram: [
    { path: "caption", label: labels.caption, kind: "text", rows: 9, rewrite: "caption" },
    { path: "hashtags", label: labels.hashtags, kind: "tags", hint: hints.hashtags, rewrite: "hashtags" },
    {
      path: "altText",
      label: labels.altText,
      kind: "text",
      rows: 2,
      hint: hints.altText,
      rewrite: "altText",
    },
  ],
  facebook: [post(9)],
  linkedin: [post(10)],
  x: [{ path: "text", label: labels.post, kind: "thread", rows: 4, entry: entries.post }],
  bluesky: [post(5)],
  threads: [
    { ...post(7), rewrite: "text" },
    { path: "topicTag", label: labels.topic, kind: "line", hint: hints.topic, rewrite: "topicTag" },
  ],
  email: [
    { path: "subject", label: labels.subject, kind: "line", rewrite: "subject" },
    {
      path: "preheader",
      label: labels.preheader,
      kind: "line",
      hint: hints.preheader,
      rewrite: "preheader",
    },
    { path: "body", label: labels.message, kind: "markdown", rows: 12, rewrite: "body" },
    { path: "callToAction.label", label: labels.button, kind: "line", rewrite: "callToAction" },
    { path: "callToAction.url", label: labels.buttonUrl, kind: "address" },
  ],
  sms: [post(4)],
  blog: [
    { path: "title", label: labels.title, kind: "line", rewrite: "title" },
    {
      path: "description",
      label: labels.description,
      kind: "text",
      rows: 2,
      hint: hints.description,
      rewrite: "description",
    },
    { path: "sections", label: labels.sections, kind: "sections", entry: entries.section, rewrite: "sections" },
  ],
  google_ads: [
    { path: "headlines", label: labels.headlines, kind: "lines", entry: entries.headline, rewrite: "headlines" },
    {
      path: "descriptions",
      label: labels.descriptions,
      kind: "lines",
      entry: entries.description,
      rewrite: "descriptions",
    },
  ],
};

const ENTRY_NAMES: Record<string, string> = {
  headlines: entries.headline,
  descriptions: entries.description,
  thread: entries.post,
  sections: entries.section,
  hashtags: labels.hashtags,
};

/** What a field is called on screen, from its path: `headlines.0` is "Headline 1". */
export function fieldName(channel: Channel, path: string): string {
  const exact = CHANNEL_FORMS[channel].find((field) => field.path === path);
  if (exact !== undefined) return exact.label;
  const [list = "", index, part] = path.split(".");
  const entry = ENTRY_NAMES[list];
  if (entry === undefined) return path;
  const numbered = index === undefined ? entry : `${entry} ${Number(index) + 1}`;
  return part === undefined ? numbered : `${numbered}, ${part}`;
}
