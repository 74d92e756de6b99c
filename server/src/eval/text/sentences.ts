import { localeOf } from "../../ai/rules/locale.ts";

const MARKS = /^[\s>*+#-]+|(?<=\s)[*_]{1,2}|[*_]{1,2}(?=[\s.,;:!?]|$)/gmu;
const LINKED = /\[([^\]]*)\]\([^)]*\)/gu;
/** The runtime does not end a sentence before a digit, as in "It is free. 39 euros otherwise." */
const BEFORE_DIGIT = /(?<=\p{L}{3}[.!?])\s+(?=\d)/gu;

/** Markdown as it reads, without its marks. */
const plainText = (text: string): string => text.replace(LINKED, "$1").replace(MARKS, "");

/** The sentences of a text; the end of a line ends one too. */
export function sentencesOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: "sentence" });
  return plainText(text)
    .replace(BEFORE_DIGIT, "\n")
    .split(/\n+/u)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

const NOT_WORDS = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[#@][\p{L}\p{N}_]+/gu;

/** The words of a text in lower case, without addresses and hashtags. */
export function wordsOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: "word" });
  return [...segmenter.segment(text.replace(NOT_WORDS, " ").normalize("NFKC").toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

const STEM = 5;

/** So much of a word that its endings do not matter. */
export const stemOf = (word: string): string => Array.from(word).slice(0, STEM).join("");

/** The words that say what a text is about, as stems. Scripts with short words keep those of two characters. */
export function topicStems(text: string, language: string, functionWords: ReadonlySet<string>): string[] {
  const isShort = language.startsWith("ja") || language.startsWith("zh");
  const least = isShort ? 2 : language.startsWith("ar") ? 3 : 4;
  return wordsOf(text, language)
    .filter((word) => !functionWords.has(word) && (word.length >= least || /\d/u.test(word)))
    .map(stemOf);
}
