import type { Found } from "@handbill/contracts";
import type { Hit } from "../data/repositories/search-repository.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type SearchService = ReturnType<typeof createSearchService>;

const MOST_WORDS = 8;
const EXCERPT_LENGTH = 160;
/** What is shown before the word that was found. */
const LEAD = 40;

/** Finds campaigns and contents of a business by any of their words. */
export function createSearchService({ store, businesses }: Needs) {
  return {
    async search(userId: string, businessId: string, query: string): Promise<Found[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const words = fold(query).split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
      if (words.length === 0) return [];
      const [campaigns, contents] = await Promise.all([
        store.search.campaigns(business, words),
        store.search.contents(business, words),
      ]);
      return [...campaigns, ...contents].map((hit) => toFound(hit, words));
    },
  };
}

const segmenter = new Intl.Segmenter();

/** Without capitals and accents. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/gu, "");

const toFound = ({ text, ...hit }: Hit, words: readonly string[]): Found => ({
  ...hit,
  excerpt: excerptOf(text, words),
});

/** The part of a text in which the first of the words stands, on one line. */
function excerptOf(text: string, words: readonly string[]): string {
  const letters = Array.from(segmenter.segment(text.replaceAll(/\s+/gu, " ").trim()), ({ segment }) => segment);
  const starts = startsOf(letters);
  const found = words.map((word) => starts.text.indexOf(word)).filter((index) => index >= 0);
  const first = found.length === 0 ? 0 : (starts.letterAt[Math.min(...found)] ?? 0);
  const from = first <= LEAD ? 0 : wordStart(letters, first - LEAD);
  const cut = letters.slice(from, from + EXCERPT_LENGTH);
  return `${from > 0 ? "…" : ""}${cut.join("").trim()}${from + EXCERPT_LENGTH < letters.length ? "…" : ""}`;
}

/** The folded text, and which letter each of its units came from: folding makes some letters longer, others shorter. */
function startsOf(letters: readonly string[]): { text: string; letterAt: number[] } {
  const letterAt: number[] = [];
  const text = letters
    .map((letter, index) => {
      const plain = fold(letter);
      for (let unit = 0; unit < plain.length; unit += 1) letterAt.push(index);
      return plain;
    })
    .join("");
  return { text, letterAt };
}

/** The next place at which a word begins; where words are not parted by spaces, the place itself. */
function wordStart(letters: readonly string[], from: number): number {
  const space = letters.slice(from, from + LEAD / 2).indexOf(" ");
  return space === -1 ? from : from + space + 1;
}
