import type { BusinessProfile } from "@handbill/contracts";
import type { LanguageData } from "../languages/language.ts";
import { languageDataOf } from "../languages/languages.ts";
import { type Check, nameOf, type Subject, verdict, type Tools, type Verdict } from "../subject.ts";
import { copyOf, wholeOf } from "../text/copy.ts";
import { createPhraseFinder } from "../text/phrases.ts";
import { sentencesOf, wordsOf } from "../text/sentences.ts";

const LEAST_SAMPLE_WORDS = 40;
/** Sum of the distances over all traits, each in units of what is usual between two texts of one person. */
const FARTHEST = 7;

type Traits = {
  sentence: number;
  we: number;
  you: number;
  exclamation: number;
  emoji: number;
  functions: Map<string, number>;
};

function traitsOf(text: string, language: string, data: LanguageData): Traits {
  const sentences = sentencesOf(text, language);
  const words = wordsOf(text, language);
  const share = (set: ReadonlySet<string>): number =>
    words.filter((word) => set.has(word)).length / Math.max(1, words.length);
  const per = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / Math.max(1, sentences.length);
  const functions = new Map<string, number>();
  for (const word of words.filter((one) => data.functionWords.has(one)))
    functions.set(word, (functions.get(word) ?? 0) + 1);
  return {
    sentence: words.length / Math.max(1, sentences.length),
    we: share(data.we),
    you: share(data.you),
    exclamation: per(/[!！]/gu),
    emoji: per(/\p{RGI_Emoji}/gv),
    functions,
  };
}

const lengthOf = (counts: Map<string, number>): number => Math.hypot(...counts.values());

function cosine(one: Map<string, number>, other: Map<string, number>): number {
  const product = [...one].reduce((sum, [word, count]) => sum + count * (other.get(word) ?? 0), 0);
  return product / (lengthOf(one) * lengthOf(other) || 1);
}

/** Usual spread of each trait between texts of one person; measured on the profiles and good answers among the fixtures. */
const SPREAD = { sentence: 5, we: 0.05, you: 0.05, exclamation: 0.25, emoji: 0.3, functions: 0.35 };

function distance(one: Traits, other: Traits): { sum: number; farthest: string } {
  const parts = {
    "length of sentences": Math.abs(one.sentence - other.sentence) / SPREAD.sentence,
    "we and I": Math.abs(one.we - other.we) / SPREAD.we,
    you: Math.abs(one.you - other.you) / SPREAD.you,
    "exclamation marks": Math.abs(one.exclamation - other.exclamation) / SPREAD.exclamation,
    emoji: Math.abs(one.emoji - other.emoji) / SPREAD.emoji,
    "small words": (1 - cosine(one.functions, other.functions)) / SPREAD.functions,
  };
  const [farthest] = Object.entries(parts).toSorted(([, first], [, second]) => second - first);
  return { sum: Object.values(parts).reduce((sum, part) => sum + part, 0), farthest: farthest?.[0] ?? "" };
}

/** What the owner wrote in the language of the campaign: the description and whole sentences among the notes on the voice. */
const samplesOf = ({ description, voice }: BusinessProfile): string =>
  [description, ...voice.filter((line) => /[.!?。！？؟]["”»]?$/u.test(line.trim()))].join("\n");

const REFUSAL =
  /never (?:say|write|use)|avoid|don't (?:say|write|use)|do not (?:say|write|use)|nie (?:sagen|schreiben)|vermeide|nunca (?:diz|dig|escrev|us)|não (?:diz|dig|escrev|us)|evit|no (?:decir|usar)|ne (?:jamais|pas) (?:dire|écrire)|使わない|言わない|避け|لا نقول|لا نستخدم|تجنب/iu;
const QUOTED = /["“„«「]([^"“”„«»「」]{2,60})["”“»」]/gu;

/** Words in quotes in a line that says not to use them. */
const avoidedBy = ({ voice, constraints }: BusinessProfile): string[] =>
  [...voice, ...constraints]
    .filter((line) => REFUSAL.test(line))
    .flatMap((line) => [...line.matchAll(QUOTED)].map(([, word = ""]) => word.toLowerCase()));

function avoidedWords({ business, pieces }: Subject): Verdict[] {
  const avoided = avoidedBy(business);
  if (avoided.length === 0) return [];
  const find = createPhraseFinder(avoided);
  return pieces.map((piece, index) => {
    const hits = find(wholeOf(piece));
    const said = hits.map((word) => `the owner never says "${word}"`);
    return verdict(nameOf(piece.task, index), said, 0);
  });
}

function ownVoice({ business, pieces }: Subject, { language: check }: Tools): Verdict[] {
  const { language, name } = business;
  const data = languageDataOf(language);
  const samples = samplesOf(business);
  if (!data || pieces.length === 0 || wordsOf(samples, language).length < LEAST_SAMPLE_WORDS) return [];
  if (check([samples], language, [name]) !== null) return [];
  const written = pieces.filter(({ task }) => task.channel !== "google_ads").map((piece) => copyOf(piece).body);
  const { sum, farthest } = distance(traitsOf(written.join("\n"), language, data), traitsOf(samples, language, data));
  const said = `${sum.toFixed(1)} away from the owner's own words (${FARTHEST} at most), most in ${farthest}`;
  return [verdict("campaign", sum <= FARTHEST ? [] : [said], FARTHEST / sum)];
}

/** The campaign sounds like its owner, as far as counting can tell, and never uses a word that the owner refuses. */
export const voiceDistance: Check = {
  row: 25,
  name: "the owner's voice",
  blocks: false,
  weight: 3,
  judge: (subject, tools) => [...avoidedWords(subject), ...ownVoice(subject, tools)],
};
