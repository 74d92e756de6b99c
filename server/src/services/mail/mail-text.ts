import { type Inline, readMarkdown } from "@handbill/contracts";

/** A text of several lines without what would end a line in a header, or turn the reading of it round. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();

/** Only addresses that a mail may lead to; anything else stays text. */
export const safeAddress = (address: string): string | null => {
  if (/[\p{Cc}\s"'<>\\]/u.test(address)) return null;
  if (/^mailto:[^?]+$/i.test(address) || /^tel:[+\d().-]+$/i.test(address)) return address;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username === "" && url.password === "" ? address : null;
};

const plain = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind !== "link") return inline.text;
      return inline.text === inline.href ? inline.href : `${inline.text} (${inline.href})`;
    })
    .join("");

/** The markdown of a mail for those who read it as plain text. */
export const plainBody = (markdown: string): string =>
  readMarkdown(markdown)
    .map((block) => {
      if (block.kind !== "list") return plain(block.inlines);
      return block.items.map((item, index) => `${block.isNumbered ? `${index + 1}.` : "-"} ${plain(item)}`).join("\n");
    })
    .join("\n\n");
