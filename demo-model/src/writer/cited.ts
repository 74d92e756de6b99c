import type { Brief } from "../brief.ts";
import { foldTypography } from "../counting.ts";
import { isDictionary } from "../unknown-values.ts";
import { cityOf, tidy } from "./profile.ts";

/** Every text in a value, one under the other. */
export const textIn = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textIn).join("\n");
  return isDictionary(value) ? Object.values(value).map(textIn).join("\n") : "";
};

const plain = (text: string): string =>
  foldTypography(text)
    .toLowerCase()
    .replaceAll(/\s*\p{Extended_Pictographic}\uFE0F?/gu, "");

const bare = (website: string): string => website.replace(/^https?:\/\//u, "").replace(/\/$/u, "");

/** The words by which a text shows that it rests on a fact; one of them will do. */
function signsOf(fact: string, { business }: Brief): string[] {
  const offers = business.offers
    .filter(({ name }) => fact.includes(name))
    .flatMap(({ name, price, terms }) => [name, price, terms].filter((part) => fact.includes(part)));
  const place = fact === business.location ? [cityOf(fact)] : [];
  const site = fact === business.website ? [bare(fact)] : [];
  return [tidy(fact), ...offers, ...place, ...site].filter((sign) => sign !== "");
}

const LETTER = /[\p{Script=Latin}\p{N}]/u;

/** Whether a text holds these words, and not only as a part of longer ones. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before = "", after = ""] = [text[at - 1], text[at + words.length]];
    const isInside =
      (LETTER.test(words.charAt(0)) && LETTER.test(before)) || (LETTER.test(words.slice(-1)) && LETTER.test(after));
    if (!isInside) return true;
  }
  return false;
}

/** The ids of the facts that a text says, in the order of the list. */
export function citedIn(text: string, brief: Brief): string[] {
  const said = plain(text);
  return brief.facts
    .filter((fact) => signsOf(fact.text, brief).some((sign) => holds(said, plain(sign))))
    .map(({ id }) => id);
}
