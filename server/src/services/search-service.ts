import type { Found } from "@handbill/contracts";
import type { Hit } from "../data/repositories/search-repository.ts";
import type { Store } from "../data/store.ts";
import { patternOf, wordsOf } from "./search-words.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type SearchService = ReturnType<typeof createSearchService>;

const EXCERPT_LENGTH = 160;
/** What is shown before the word that was found. */
const LEAD = 40;

/** Finds campaigns and contents of a business by any of their words. */
export function createSearchService({ store, businesses }: Needs) {
  return {
    async search(userId: string, businessId: string, query: string): Promise<Found[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const patterns = wordsOf(query).map(patternOf);
      if (patterns.length === 0) return [];
      const [campaigns, contents] = await Promise.all([
        store.search.campaigns(business, patterns),
        store.search.contents(business, patterns),
      ]);
      return [...campaigns, ...contents].map((hit) => toFound(hit, patterns));
    },
  };
}

const segmenter = new Intl.Segmenter();

const toFound = ({ text, ...hit }: Hit, patterns: readonly string[]): Found => ({
  ...hit,
  excerpt: excerptOf(text, patterns),
});

/** The part of a text in which the first of the words stands, on one line. */
function excerptOf(written: string, patterns: readonly string[]): string {
  const text = written.replaceAll(/\s+/gu, " ").trim();
  const found = patterns.map((pattern) => text.search(new RegExp(pattern))).filter((index) => index >= 0);
  const first = found.length === 0 ? 0 : Math.min(...found);
  const from = first <= LEAD ? 0 : wordStart(text, first - LEAD, first);
  const to = from + EXCERPT_LENGTH;
  const cut = wholeLetters(text.slice(from, to), to < text.length);
  return `${from > 0 ? "…" : ""}${cut.trim()}${to < text.length ? "…" : ""}`;
}

/** Without the last letter where it may have been cut in the middle. */
function wholeLetters(text: string, isCut: boolean): string {
  const last = isCut ? Array.from(segmenter.segment(text)).at(-1) : undefined;
  return last ? text.slice(0, last.index) : text;
}

/** Where the next word begins, at the latest at `latest`; words that are not parted by spaces begin with any letter. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.indexOf(" ", from);
  if (space !== -1 && space < latest) return space + 1;
  const before = Array.from(segmenter.segment(text.slice(from - LEAD, latest)), ({ index }) => index + from - LEAD);
  return before.find((index) => index >= from) ?? latest;
}
