import type { BusinessProfile } from "@handbill/contracts";
import { createValueFinder } from "../../ai/guard/values.ts";
import { localeOf } from "../../ai/rules/locale.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { wholeOf } from "../text/copy.ts";
import { namesOf } from "../text/owner-words.ts";

const MOST_LEFT = 0.92;

/** The text as any competitor could post it: names, place and the values of the facts taken out. */
function anonymous(text: string, business: BusinessProfile): string {
  const offers = business.offers.map(({ name }) => name.toLowerCase());
  const named = [business.name.toLowerCase(), ...offers, ...namesOf(business)].toSorted(
    (one, other) => other.length - one.length,
  );
  const unnamed = named
    .filter((name) => name !== "")
    .reduce((left, name) => left.replaceAll(name, ""), text.toLowerCase());
  const values = createValueFinder(localeOf(business.language))(unnamed);
  return values.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), unnamed);
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** If a competitor could post it word for word, and it rests on no fact, it is not finished. */
export const swapTest: Check = {
  row: 15,
  name: "no competitor could post it",
  blocks: false,
  weight: 4,
  judge: eachPiece((piece, { business }) => {
    const text = wholeOf(piece);
    const letters = lettersIn(text);
    if (letters === 0) return null;
    const left = lettersIn(anonymous(text, business)) / letters;
    const isOwn = left < MOST_LEFT || piece.factsUsed.length > 0;
    return opinion(
      isOwn ? [] : [`${Math.round(left * 100)} % of it would fit a competitor, and it rests on no fact`],
      0,
    );
  }),
};
