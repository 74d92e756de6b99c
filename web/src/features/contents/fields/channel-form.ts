import type { Channel } from "@handbill/contracts";

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

const post = (rows: number): FieldForm => ({ path: "text", label: "Text", kind: "text", rows });

/** The form of each channel, top to bottom. */
export const CHANNEL_FORMS: Record<Channel, readonly FieldForm[]> = {
  instagram: [
    { path: "caption", label: "Caption", kind: "text", rows: 9, rewrite: "caption" },
    { path: "hashtags", label: "Hashtags", kind: "tags", hint: "Separate them with a space.", rewrite: "hashtags" },
    {
      path: "altText",
      label: "Picture description",
      kind: "text",
      rows: 2,
      hint: "Read aloud to people who cannot see the picture.",
      rewrite: "altText",
    },
  ],
  facebook: [post(9)],
  linkedin: [post(10)],
  x: [{ path: "text", label: "Post", kind: "thread", rows: 4, entry: "Post" }],
  bluesky: [post(5)],
  threads: [
    { ...post(7), rewrite: "text" },
    { path: "topicTag", label: "Topic", kind: "line", hint: "One topic, without #.", rewrite: "topicTag" },
  ],
  email: [
    { path: "subject", label: "Subject", kind: "line", rewrite: "subject" },
    {
      path: "preheader",
      label: "Preview line",
      kind: "line",
      hint: "Shown after the subject in the inbox.",
      rewrite: "preheader",
    },
    { path: "body", label: "Message", kind: "markdown", rows: 12, rewrite: "body" },
    { path: "callToAction.label", label: "Button", kind: "line", rewrite: "callToAction" },
    { path: "callToAction.url", label: "Button goes to", kind: "address" },
  ],
  sms: [post(4)],
  blog: [
    { path: "title", label: "Title", kind: "line", rewrite: "title" },
    {
      path: "description",
      label: "Search description",
      kind: "text",
      rows: 2,
      hint: "Shown under the title in search results.",
      rewrite: "description",
    },
    { path: "sections", label: "Sections", kind: "sections", entry: "Section", rewrite: "sections" },
  ],
  google_ads: [
    { path: "headlines", label: "Headlines", kind: "lines", entry: "Headline", rewrite: "headlines" },
    { path: "descriptions", label: "Descriptions", kind: "lines", entry: "Description", rewrite: "descriptions" },
  ],
};

const ENTRY_NAMES: Record<string, string> = {
  headlines: "Headline",
  descriptions: "Description",
  thread: "Post",
  sections: "Section",
  hashtags: "Hashtags",
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
