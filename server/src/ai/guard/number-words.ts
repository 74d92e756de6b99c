import { foundIn } from "./matches.ts";
import { NUMBER_LANGUAGES, numberPhrasesIn } from "./words/number-phrases.ts";

const KANJI_DIGITS = "〇一二三四五六七八九";
const KANJI = /[〇一二三四五六七八九十百千万]+/gu;
const KANJI_UNITS: readonly (readonly [string, number])[] = [
  ["千", 1000],
  ["百", 100],
  ["十", 10],
];

function belowTenThousand(text: string): number {
  let rest = text;
  let sum = 0;
  for (const [sign, unit] of KANJI_UNITS) {
    const at = rest.indexOf(sign);
    if (at === -1) continue;
    sum += (at === 0 ? 1 : digitsOf(rest.slice(0, at))) * unit;
    rest = rest.slice(at + 1);
  }
  return sum + (rest === "" ? 0 : digitsOf(rest));
}

const digitsOf = (text: string): number =>
  Number(
    Array.from(text)
      .map((sign) => Math.max(KANJI_DIGITS.indexOf(sign), 0))
      .join(""),
  );

/** A number in Chinese characters, as 三千三百 or 一〇. */
export function kanjiNumber(text: string): number {
  const [head = "", tail] = text.split("万");
  if (tail === undefined) return belowTenThousand(head);
  return (head === "" ? 1 : belowTenThousand(head)) * 10_000 + (tail === "" ? 0 : belowTenThousand(tail));
}

const LEAST = 3;

/** All numbers that a text says in words, in any of the languages that are read: an owner's "twelve seats" backs a text's "12 seats". */
export const numbersInWords = (text: string): number[] => [
  ...NUMBER_LANGUAGES.flatMap((language) => numberPhrasesIn(text, language))
    .map(({ value }) => value)
    .filter((value) => value >= LEAST),
  ...(/\bdozen\b/iu.test(text) ? [12] : []),
  ...foundIn(KANJI, text).map(kanjiNumber),
];
