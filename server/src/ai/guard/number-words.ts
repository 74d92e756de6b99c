import { foundIn } from "./matches.ts";

/** Small numbers in words: an owner's "twelve seats" backs a text's "12 seats". */
const WORDS: readonly (readonly [number, string])[] = [
  [3, "three|drei|três|tres|trois|tre|ثلاث|ثلاثة"],
  [4, "four|vier|quatro|cuatro|quatre|quattro|أربع|أربعة"],
  [5, "five|fünf|cinco|cinq|cinque|خمس|خمسة"],
  [6, "six|sechs|seis|sei|ست|ستة"],
  [7, "seven|sieben|sete|siete|sept|sette|سبع|سبعة"],
  [8, "eight|acht|oito|ocho|huit|otto|ثمان|ثماني|ثمانية"],
  [9, "nine|neun|nove|nueve|neuf|تسع|تسعة"],
  [10, "ten|zehn|dez|diez|dix|dieci|عشر|عشرة"],
  [11, "eleven|elf|onze|once|undici"],
  [12, "twelve|dozen|zwölf|doze|doce|douze|dodici|اثنا عشر|اثني عشر"],
  [13, "thirteen|dreizehn|treze|trece|treize|tredici"],
  [14, "fourteen|vierzehn|catorze|catorce|quatorze|quattordici"],
  [15, "fifteen|fünfzehn|quinze|quince|quindici"],
  [16, "sixteen|sechzehn|dezasseis|dieciséis|seize|sedici"],
  [18, "eighteen|achtzehn|dezoito|dieciocho|dix-huit|diciotto"],
  [20, "twenty|zwanzig|vinte|veinte|vingt|venti|عشرون|عشرين"],
  [24, "twenty-four|vierundzwanzig|vinte e quatro|veinticuatro|vingt-quatre|ventiquattro"],
  [25, "twenty-five|fünfundzwanzig|vinte e cinco|veinticinco|vingt-cinq|venticinque"],
  [30, "thirty|dreißig|trinta|treinta|trente|trenta|ثلاثون|ثلاثين"],
  [40, "forty|vierzig|quarenta|cuarenta|quarante|quaranta|أربعون|أربعين"],
  [50, "fifty|fünfzig|cinquenta|cincuenta|cinquante|cinquanta|خمسون|خمسين"],
  [60, "sixty|sechzig|sessenta|sesenta|soixante|sessanta|ستون|ستين"],
  [100, "hundred|hundert|cem|cien|ciento|cent|cento|مئة|مائة"],
];

const VALUES = new Map(WORDS.flatMap(([value, words]) => words.split("|").map((word) => [word, value] as const)));
const WORD = new RegExp(
  String.raw`(?<![\p{L}-])(?:${[...VALUES.keys()].toSorted((one, other) => other.length - one.length).join("|")})(?!\p{L})`,
  "giu",
);

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

/** All numbers that a text says in words. */
export const numbersInWords = (text: string): number[] => [
  ...foundIn(WORD, text).map((word) => VALUES.get(word.toLowerCase()) ?? 0),
  ...foundIn(KANJI, text).map(kanjiNumber),
];
