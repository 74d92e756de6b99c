import { MAX_PAGE_NAME } from "@handbill/contracts";

const MAX_POST = 70;
/** Addresses of a site that are no article. */
const TAKEN: ReadonlySet<string> = new Set(["feed", "sitemap"]);
const SPECIAL: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Latin letters without their marks, digits, and hyphens between the words. */
const inLetters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter] ?? "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

const cut = (text: string, length: number): string =>
  text.length <= length
    ? text
    : text
        .slice(0, length + 1)
        .replace(/-[^-]*$/, "")
        .slice(0, length)
        .replace(/-+$/, "");

/** A name for the page of a business: from its own name, or, in other alphabets, from its id. */
export function pageNameFor(name: string, id: string): string {
  const slug = cut(inLetters(name), MAX_PAGE_NAME - 7);
  return slug.length >= 3 ? slug : `page-${id.slice(-8)}`;
}

/** Names to try in turn, where the first is another's. */
export const otherName = (slug: string, id: string): string => `${slug}-${id.slice(-6)}`;

/** The address of an article: the words of its title where they are Latin, and a few letters of its id otherwise. */
export function postNameFor(title: string, contentId: string, attempt: number): string {
  const words = cut(inLetters(title), MAX_POST);
  const slug = words.length >= 3 && !TAKEN.has(words) ? words : `post-${contentId.slice(-8)}`;
  return attempt === 0 ? slug : `${slug}-${contentId.slice(-8)}`;
}
