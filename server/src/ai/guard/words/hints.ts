import { PERCENT } from "../percent.ts";
import { AMOUNT_WORDS } from "./amount-words.ts";
import { NUMBER_TOKENS } from "./number-tokens.ts";

/*
 * Most texts hold no amount in words. To be sure of that at a glance, one expression looks through the text in small letters; it may
 * let through what states nothing, but must never stop what does.
 */

/** Words that are counted from here on; one and two state something only before money, hours and per cent. */
const LEAST = 3;

const WORD = "[^\\s]";

/** For expressions without the flag `u`, which are several times faster. */
const plain = (source: string): string =>
  source
    .replaceAll(String.raw`\p{L}`, WORD)
    .replaceAll(String.raw`\p{Lu}`, WORD)
    .toLowerCase()
    .replaceAll("\\S", "\\s");

const isAsciiLetter = (letter: string): boolean => /[a-z]/.test(letter);

/** `\b` knows ASCII letters only. */
const bounded = (word: string): string => `${isAsciiLetter(word.charAt(0)) ? String.raw`\b` : ""}(?:${word})`;

type Hint = { numbers: RegExp; named: RegExp };

function compile(language: string): Hint | null {
  const [tokens, words] = [NUMBER_TOKENS[language], AMOUNT_WORDS[language]];
  if (!tokens || !words) return null;
  const numbers = [...tokens.adds, ...tokens.scales];
  const of = (wanted: (value: number) => boolean) =>
    numbers
      .filter(([value]) => wanted(value))
      .map(([, word]) => bounded(plain(word.replace(String.raw`\s?`, ""))))
      .join("|");
  const small = of((value) => value < LEAST);
  const stating = plain([words.money, words.moment ?? "(?!)", PERCENT].join("|"));
  const hundreds = of((value) => value >= 100).replaceAll(String.raw`\b`, "");
  // "Einundzwanzig", "zweihundert"
  const together = tokens.suffix === undefined ? "" : `|(?:${small})(?:und|${hundreds})`;
  return {
    numbers: new RegExp(String.raw`${of((value) => value >= LEAST)}|(?:${small})[\s\u00a0-]*(?:${stating})${together}`),
    named: new RegExp(plain(words.named)),
  };
}

const hints = new Map<string, Hint | null>();

function hintFor(language: string): Hint | null {
  const known = hints.get(language);
  if (known !== undefined) return known;
  const hint = compile(language);
  if (hint) hints.set(language, hint);
  return hint;
}

const JAPANESE =
  /[〇一二三四五六七八九十百千万](?:[円倍%％パ割時人名席個本枚種品回分日週かカヶケ年店軒組件冊社台匹頭歳キメグつ])|半[額値分数]/u;

/** Whether a Japanese text may state an amount in Chinese characters. */
export const mayCountInKanji = (text: string): boolean => JAPANESE.test(text);

/** Whether a text may hold a number in words that states something, and whether it may hold a share or a crowd that has a name. */
export function hintsIn(text: string, language: string): { numbers: boolean; named: boolean } {
  const hint = hintFor(language);
  if (!hint) return { numbers: false, named: false };
  const small = text.toLowerCase();
  return { numbers: hint.numbers.test(small), named: hint.named.test(small) };
}
