import type { WhatsAppTemplate } from "@handbill/contracts";

const BLANK = /\{\{\s*(\w+)\s*\}\}/g;
const HEAD = "head.";

/** Of a blank in the heading, which are counted apart from those of the text below it. */
export const isOfHead = (blank: string): boolean => blank.startsWith(HEAD);

/** What a blank is called in the template. */
export const nameOf = (blank: string): string => (isOfHead(blank) ? blank.slice(HEAD.length) : blank);

/** The words that the customer will read; what is not filled in yet stays in its braces. */
export function filledText({ text, blanks }: WhatsAppTemplate, words: Readonly<Record<string, string>>): string {
  // A heading is one line.
  const end = blanks.some(isOfHead) ? text.indexOf("\n\n") : 0;
  const bodyFrom = end < 0 ? text.length : end;
  const fill = (part: string, prefix: string) =>
    part.replaceAll(BLANK, (braces, name: string) => words[prefix + name]?.trim() || braces);
  return fill(text.slice(0, bodyFrom), HEAD) + fill(text.slice(bodyFrom), "");
}
