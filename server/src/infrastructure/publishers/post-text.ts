import type { Piece } from "./publisher.ts";

const lines = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** A post as one text, whatever its channel is; empty where it is none (a thread, an article, a mail). */
export function postText({ fields }: Piece): string {
  const { text, caption, hashtags, topicTag } = fields;
  if (typeof text === "string")
    return typeof topicTag === "string" && topicTag !== "" ? `${text}\n\n${asTag(topicTag)}` : text;
  if (typeof caption !== "string") return "";
  const tags = lines(hashtags).map(asTag).join(" ");
  return tags === "" ? caption : `${caption}\n\n${tags}`;
}

const asTag = (word: string): string => (word.startsWith("#") ? word : `#${word.replaceAll(/\s/g, "")}`);

/** How often readers see a letter, as networks count: one for each sign, however it is put together. */
export const countSigns = (text: string): number => [...new Intl.Segmenter().segment(text)].length;
