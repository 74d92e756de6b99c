import { codeOf, languageDataOf } from "../languages/languages.ts";
import type { LanguageData } from "../languages/language.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { sentencesOf, wordsOf } from "../text/sentences.ts";

const LEAST_WORDS = 25;
const LEAST_SENTENCES = 2;
/** Texts of a line or two are too short for a formula. */
const SHORT = new Set(["sms", "google_ads"]);
const MOST_WORDS_SHORT = 14;
/** Right-to-left scripts write no short vowels, so syllables cannot be counted. */
const MOST_WORDS = 18;
const MOST_LIX = 40;
const JAPANESE = { sentence: 45, kanji: { least: 0.15, most: 0.45 } };

type Measure = { name: string; value: number; passes: boolean; score: number };

const atMost = (name: string, value: number, most: number): Measure => ({
  name: `${name}, ${most} at most`,
  value,
  passes: value <= most,
  score: most / value,
});

function japanese(text: string, sentences: string[]): Measure {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (text.match(/\p{Script=Han}/gu)?.length ?? 0) / Math.max(1, letters);
  const length = letters / sentences.length;
  const { kanji, sentence } = JAPANESE;
  if (length > sentence) return atMost("letters in a sentence", length, sentence);
  return { name: "share of kanji", value: share, passes: share >= kanji.least && share <= kanji.most, score: 0.6 };
}

function byFormula(
  text: string,
  language: string,
  words: string[],
  sentences: number,
  data: LanguageData | null,
): Measure {
  const perSentence = words.length / sentences;
  if (data?.reading) {
    const syllables = words.reduce((sum, word) => sum + Math.max(1, word.match(data.vowels)?.length ?? 0), 0);
    const value = data.reading.of(perSentence, syllables / words.length);
    const { name, least } = data.reading;
    return { name: `${name}, ${least} at least`, value, passes: value >= least, score: value / least };
  }
  if (/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(text) && data === null) {
    const long = words.filter((word) => word.length > 6).length;
    return atMost("LIX", perSentence + (100 * long) / words.length, MOST_LIX);
  }
  return atMost(`words in a sentence of ${language}`, perSentence, MOST_WORDS);
}

/** Easy enough for someone who reads it between two other things. Long texts may be a little harder. */
export const readability: Check = {
  row: 18,
  name: "readable",
  blocks: false,
  weight: 3,
  judge: eachPiece((piece, { business: { language } }) => {
    const { body } = copyOf(piece);
    const sentences = sentencesOf(body, language);
    const words = wordsOf(body, language);
    if (words.length < LEAST_WORDS || sentences.length < LEAST_SENTENCES) return null;
    const measure = SHORT.has(piece.task.channel)
      ? atMost("words in a sentence", words.length / sentences.length, MOST_WORDS_SHORT)
      : codeOf(language) === "ja"
        ? japanese(body, sentences)
        : byFormula(body, language, words, sentences.length, languageDataOf(language));
    const said = `${measure.name}: ${Math.round(measure.value * 10) / 10}`;
    return opinion(measure.passes ? [] : [said], measure.score);
  }),
};
