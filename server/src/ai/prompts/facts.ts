import type { BusinessProfile, Offer } from "@handbill/contracts";
import { sentenceSegmenter } from "../rules/segmenters.ts";
import { factKindOf, type FactKind } from "./fact-kinds.ts";

/** A statement of the owner that a text may rest on, with the id by which an answer cites it. */
export type Fact = { id: string; kind: FactKind; text: string };

type Factual = Pick<BusinessProfile, "facts" | "offers" | "location" | "website" | "description" | "language">;

const offerFact = ({ name, price, terms }: Offer): Omit<Fact, "id"> => ({
  kind: price === "" ? "product" : "price",
  text: `${name}${price === "" ? "" : `: ${price}`}${terms === "" ? "" : ` (${terms})`}`,
});

const LONGEST_DESCRIPTION = 20;

/** A description is cited by the sentence. */
function sentencesOf(description: string, language: string): string[] {
  const segments = sentenceSegmenter(language).segment(description);
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => /\p{L}/u.test(sentence));
}

const MEMORY = 100;
/** A business is asked for its list with every content, twice each time, so the latest are remembered. */
const lists = new Map<string, readonly Fact[]>();

/**
 * Everything that a text may cite, numbered F1 to Fn: the owner's facts in their order, then the offers, the place, the website and
 * the sentences of the description. The prompt shows this list and the checks read answers by it, so both know the same ids.
 */
export function factList({ facts, offers, location, website, description, language }: Factual): readonly Fact[] {
  const key = JSON.stringify([facts, offers, location, website, description, language]);
  const known = lists.get(key);
  if (known) return known;
  const list = numbered({ facts, offers, location, website, description, language });
  if (lists.size >= MEMORY) lists.clear();
  lists.set(key, list);
  return list;
}

function numbered({ facts, offers, location, website, description, language }: Factual): readonly Fact[] {
  const all: Omit<Fact, "id">[] = [
    ...facts.map((text) => ({ kind: factKindOf(text), text })),
    ...offers.map(offerFact),
    ...(location === "" ? [] : [{ kind: "place" as const, text: location }]),
    ...(website === null ? [] : [{ kind: "link" as const, text: website }]),
    ...sentencesOf(description, language)
      .slice(0, LONGEST_DESCRIPTION)
      .map((text) => ({ kind: factKindOf(text), text })),
  ];
  return all.map(({ kind, text }, index) => ({ id: `F${index + 1}`, kind, text }));
}
