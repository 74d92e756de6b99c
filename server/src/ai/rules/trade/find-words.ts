import { matchesIn } from "../../guard/matches.ts";
import { isNegated } from "./negation.ts";

/** Words and phrases by language. A space stands for any white space, `~` for any ending; the rest is a regular expression. */
export type Words = Readonly<Partial<Record<string, readonly string[]>>>;

export type Hit = { at: number; found: string };

export type WordFinder = {
  /** Where the words of a language stand in a text. */
  find(text: string, language: string): Hit[];
  /** Whether the words of any language stand in it. */
  isIn(text: string): boolean;
};

/** Scripts that set no spaces between words. */
const RUN_TOGETHER = new Set(["ja", "zh", "th"]);
const ARABIC_MARKS = "[\\u064b-\\u0652\\u0640]*";

/** Arabic is written with or without vowel signs, and prefixes are joined to the word. */
const loosen = (source: string): string =>
  source.replace(/[\u0621-\u064a]/gu, (letter) => `(?:${/[اأإآ]/u.test(letter) ? "[اأإآ]" : letter}${ARABIC_MARKS})`);

const SPACE = "\\s\\u00a0";

/** The notation of the word lists as a regular expression. A space with a question mark may be missing; in brackets it is one sign of several. */
const toSource = (words: string): string =>
  words.replace(/\[[^\]]*\]| \?| |~/gu, (part) => {
    if (part === "~") return "\\p{L}*";
    if (part === " ?") return `[${SPACE}]*`;
    return part === " " ? `[${SPACE}]+` : part.replaceAll(" ", SPACE);
  });

function sourceOf(words: readonly string[], language: string): string {
  const joined = words.map(toSource).join("|");
  if (RUN_TOGETHER.has(language)) return `(?:${joined})`;
  if (language === "ar") return `(?<!\\p{L})(?:و|ف|ب|ل|ال|وال|بال)?(?:${loosen(joined)})(?![\\p{L}\\p{N}])`;
  return `(?<![\\p{L}\\p{N}])(?:${joined})(?![\\p{L}\\p{N}])`;
}

const isKnown = (words: Words, language: string): boolean => words[language] !== undefined;

/** An owner's facts are the same for content after content, so what the latest of them hold is remembered. */
const MEMORY = 200;

/** Compiles the words of a language when they are first needed. `negatable` words do not count after "not", "no", "without". */
export function createWordFinder(words: Words, { negatable = false } = {}): WordFinder {
  const compiled = new Map<string, RegExp>();
  const expressionOf = (language: string): RegExp => {
    const known = compiled.get(language);
    if (known) return known;
    const expression = new RegExp(sourceOf(words[language] ?? [], language), "giu");
    compiled.set(language, expression);
    return expression;
  };
  const find = (text: string, language: string): Hit[] =>
    matchesIn(expressionOf(isKnown(words, language) ? language : "en"), text)
      .map(({ 0: found, index }) => ({ at: index, found: found.trim() }))
      .filter(({ at, found }) => found !== "" && !(negatable && isNegated(text, at, found.length)));
  const judged = new Map<string, boolean>();
  const isIn = (text: string): boolean => {
    const known = judged.get(text);
    if (known !== undefined) return known;
    const found = Object.keys(words).some((language) => find(text, language).length > 0);
    if (judged.size >= MEMORY) judged.clear();
    judged.set(text, found);
    return found;
  };
  return { find, isIn };
}
