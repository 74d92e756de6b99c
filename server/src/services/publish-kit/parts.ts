import { type Channel, foldForSms, type KitPart, readMarkdown, textAt } from "@handbill/contracts";

type Fields = Record<string, unknown>;

const at = (fields: Fields, path: string): string => textAt(fields, path)?.trim() ?? "";
const textsAt = (fields: Fields, name: string): string[] => {
  const list = fields[name];
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
};

const asTag = (word: string): string => (word.startsWith("#") ? word : `#${word}`);

/** Forms of networks and mail programs know no markdown: its words, its lists by bullets, its links with their address. */
const plainWords = (markdown: string): string =>
  readMarkdown(markdown)
    .map((block) =>
      block.kind === "list"
        ? block.items.map((item, index) => `${block.isNumbered ? `${index + 1}.` : "•"} ${line(item)}`).join("\n")
        : line(block.inlines),
    )
    .join("\n\n");

const line = (inlines: Extract<ReturnType<typeof readMarkdown>[number], { kind: "paragraph" }>["inlines"]): string =>
  inlines
    .map((inline) =>
      inline.kind === "link" && inline.href !== inline.text ? `${inline.text} (${inline.href})` : inline.text,
    )
    .join("");

const numbered = (label: string, texts: readonly string[]): KitPart[] =>
  texts.map((text, index) => ({ label: `${label} ${index + 1}`, text }));

const single =
  (label: string) =>
  (fields: Fields): KitPart[] => [{ label, text: at(fields, "text") }];

const PARTS: Record<Channel, (fields: Fields) => KitPart[]> = {
  instagram: (fields) => [
    {
      label: "Caption with hashtags",
      text: [at(fields, "caption"), textsAt(fields, "hashtags").map(asTag).join(" ")].filter(Boolean).join("\n\n"),
    },
    { label: "Alt text of the picture", text: at(fields, "altText") },
  ],
  facebook: single("Post"),
  linkedin: single("Post"),
  x: (fields) => {
    const thread = textsAt(fields, "thread");
    return thread.length > 0 ? numbered("Post", thread) : [{ label: "Post", text: at(fields, "text") }];
  },
  bluesky: single("Post"),
  threads: (fields) => [
    { label: "Post", text: at(fields, "text") },
    { label: "Topic", text: at(fields, "topicTag").replace(/^#/, "") },
  ],
  email: (fields) => [
    { label: "Subject", text: at(fields, "subject") },
    { label: "Line in the inbox", text: at(fields, "preheader") },
    { label: "Text", text: plainWords(at(fields, "body")) },
    { label: "Button", text: at(fields, "callToAction.label") },
    { label: "Address of the button", text: at(fields, "callToAction.url") },
  ],
  sms: (fields) => [{ label: "Message", text: foldForSms(at(fields, "text")) }],
  blog: (fields) => [
    { label: "Title", text: at(fields, "title") },
    { label: "Description for search engines", text: at(fields, "description") },
    { label: "Article", text: article(fields, (body) => body) },
    { label: "Article without marks", text: article(fields, plainWords) },
  ],
  google_ads: (fields) => [
    ...numbered("Headline", textsAt(fields, "headlines")),
    ...numbered("Description", textsAt(fields, "descriptions")),
  ],
};

function article(fields: Fields, write: (body: string) => string): string {
  const { sections } = fields;
  if (!Array.isArray(sections)) return "";
  const isMarked = write("**a**") === "**a**";
  return sections
    .map((section: Fields) => {
      const heading = at(section, "heading");
      return `${isMarked ? "## " : ""}${heading}\n\n${write(at(section, "body"))}`;
    })
    .join("\n\n");
}

/** What is copied, field by field; what is empty is left out. */
export const partsOf = (channel: Channel, fields: Fields): KitPart[] =>
  PARTS[channel](fields).filter(({ text }) => text !== "");

/** What is handed to another app as one text. */
export const sharedText = (channel: Channel, parts: readonly KitPart[]): string =>
  (ONE_PART.has(channel)
    ? parts.slice(0, 1)
    : parts.filter(({ label }) => label !== "Article" && label !== "Line in the inbox")
  )
    .map(({ text }) => text)
    .join("\n\n");

/** Of these, the first part is the post; what follows has a field of its own. */
const ONE_PART: ReadonlySet<Channel> = new Set<Channel>(["instagram", "threads"]);
