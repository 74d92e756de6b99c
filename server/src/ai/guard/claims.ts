import { type Claim, findLinks } from "@handbill/contracts";
import { localeOf } from "../rules/locale.ts";
import type { TextPart } from "./output.ts";
import { createValueFinder } from "./values.ts";

const HASHTAG = /#[\p{L}\p{N}_]+/gu;
const ADDRESS = /(?:https?:\/\/|www\.)\S+/giu;
const LIST_MARK = /^\s*\d{1,2}[.)]\s/gmu;
const THREAD_MARK = /^\s*\d{1,2}\/\d{1,2}(?=\s)|(?<=\s)\d{1,2}\/\d{1,2}\s*$/gu;

const blank = (text: string): string => " ".repeat(text.length);

/** The text with everything blanked that holds digits but states nothing, every index kept. */
function withoutMarks(text: string): string {
  const unlinked = findLinks(text).reduce(
    (kept, { start, end }) => kept.slice(0, start) + blank(kept.slice(start, end)) + kept.slice(end),
    text,
  );
  return [ADDRESS, HASHTAG, LIST_MARK, THREAD_MARK].reduce((kept, pattern) => kept.replace(pattern, blank), unlinked);
}

/** What backs a text: every number, price, time and date in the owner's words and the plan. */
export function createClaimsGuard(language: string, sources: readonly string[]) {
  const locale = localeOf(language);
  const find = createValueFinder(locale);
  const backed = new Set(sources.flatMap((text) => find(text).flatMap(({ readings }) => readings)));
  const sentences = new Intl.Segmenter(locale, { granularity: "sentence" });

  const claimsIn = ({ path, text }: TextPart): Claim[] => {
    const unbacked = find(withoutMarks(text)).filter(({ readings }) => !readings.some((one) => backed.has(one)));
    if (unbacked.length === 0) return [];
    return [...sentences.segment(text)]
      .filter(({ index, segment }) => unbacked.some(({ start }) => start >= index && start < index + segment.length))
      .map(({ segment }) => ({ text: segment.trim(), field: path, confirmed: false }));
  };

  /** Sentences with a value that nothing backs. They are not wrong, but a person has to say that they are right. */
  return (parts: readonly TextPart[]): Claim[] => parts.filter(({ markup }) => markup !== "address").flatMap(claimsIn);
}
