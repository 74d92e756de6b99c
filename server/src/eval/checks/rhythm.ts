import { codeOf } from "../languages/languages.ts";
import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { sentencesOf, wordsOf } from "../text/sentences.ts";

const LEAST_SENTENCES = 5;
const LEAST_VARIATION = 0.3;
const LONGEST_WORDS = 28;
/** Japanese is counted in letters: what is a word there is a question of taste. */
const LONGEST_LETTERS = 80;

/** Standard deviation by mean: 0 where all are equal. */
function variation(lengths: readonly number[]): number {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const spread = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length;
  return Math.sqrt(spread) / mean;
}

/** Short and long sentences take turns, and none is endless. */
export const rhythm: Check = {
  row: 19,
  name: "rhythm",
  blocks: false,
  weight: 2,
  judge: eachPiece((piece, { business: { language } }) => {
    const sentences = sentencesOf(copyOf(piece).body, language);
    if (sentences.length === 0 || piece.task.channel === "google_ads") return null;
    const isDense = codeOf(language) === "ja";
    const lengths = sentences.map((sentence) =>
      isDense ? (sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0) : wordsOf(sentence, language).length,
    );
    const limit = isDense ? LONGEST_LETTERS : LONGEST_WORDS;
    const longest = Math.max(...lengths);
    const even = lengths.length >= LEAST_SENTENCES && variation(lengths) < LEAST_VARIATION;
    const faults = [
      ...(longest > limit ? [`a sentence of ${longest} ${isDense ? "letters" : "words"}`] : []),
      ...(even ? [`${lengths.length} sentences of nearly the same length`] : []),
    ];
    return opinion(faults, 0.5);
  }),
};
