import type { BusinessProfile } from "@handbill/contracts";
import type { LanguageData } from "../languages/language.ts";
import { languageDataOf } from "../languages/languages.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { createPhraseFinder } from "../text/phrases.ts";
import { sentencesOf, wordsOf } from "../text/sentences.ts";

const PER_WORDS = 100;
const QUESTION_AND_ANSWER = /(?:^|[.!]\s|\n)[^.!?\n]{3,50}\?\s+\p{Lu}[^.!?\n]{1,30}[.!]/gu;

const finders = new Map<LanguageData, (text: string) => string[]>();
const finderOf = (data: LanguageData): ((text: string) => string[]) => {
  const find = finders.get(data) ?? createPhraseFinder(data.phrases);
  finders.set(data, find);
  return find;
};

/** What the owner says of the business is the owner's way to speak, whatever else it may be. */
const ownersWords = ({ name, description, voice, facts, offers }: BusinessProfile): string =>
  [name, description, ...voice, ...facts, ...offers.flatMap((offer) => [offer.name, offer.terms])]
    .join("\n")
    .toLowerCase();

function turnsIn(text: string, { shapes }: LanguageData): string[] {
  const turns = shapes.flatMap(({ name, sign }) => (text.match(sign) ?? []).map(() => name));
  const questions = text.match(QUESTION_AND_ANSWER)?.length ?? 0;
  return questions > 1 ? [...turns, "a question with its answer, again"] : turns;
}

/** Worn phrases: none where the reader decides to read on, and fewer than one in a hundred words elsewhere. */
export const machinePhrases: Check = {
  row: 16,
  name: "no machine phrases",
  blocks: false,
  weight: 4,
  judge: eachPiece((piece, { business }) => {
    const data = languageDataOf(business.language);
    if (!data) return null;
    const { title, body, parts } = copyOf(piece);
    const own = ownersWords(business);
    const find = (text: string): string[] =>
      finderOf(data)(text).filter((phrase) => !own.includes(phrase.toLowerCase()));
    const opening = [title ?? "", sentencesOf(body, business.language)[0] ?? ""].join("\n");
    const whole = parts.map(({ text }) => text).join("\n");
    const hits = [...find(whole), ...turnsIn(whole, data)];
    const perHundred = (hits.length * PER_WORDS) / Math.max(PER_WORDS, wordsOf(whole, business.language).length);
    const early = find(opening);
    const faults = [
      ...early.map((phrase) => `"${phrase}" in the opening`),
      ...(perHundred >= 1 && early.length === 0
        ? [`${hits.length}: ${[...new Set(hits)].slice(0, 5).join(", ")}`]
        : []),
    ];
    return opinion(faults, 1 - perHundred / 4 - (early.length > 0 ? 0.3 : 0));
  }),
};
