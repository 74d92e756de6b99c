import { matchesIn } from "../matches.ts";
import { type Amount, AT_LEAST } from "./amount.ts";
import { AMOUNT_WORDS, type AmountWords } from "./amount-words.ts";
import { hintsIn, mayCountInKanji } from "./hints.ts";
import { JAPANESE_CROWDS, japaneseAmounts } from "./japanese-amounts.ts";
import { type NumberPhrase, numberPhrasesIn } from "./number-phrases.ts";
import { PERCENT } from "../percent.ts";

/** A text with its stated amounts in digits; `place` tells where in the first text a stretch of the second stands. */
export type InDigits = { text: string; place(start: number, end: number): [number, number] };

type Reader = {
  /** After any number: it states something. */
  stating: RegExp;
  /** After a small or a plain round number: it is counted, not said. */
  counted: RegExp;
  minutes: RegExp;
  spans: RegExp;
  within: RegExp;
  after: RegExp;
  outOf: RegExp;
  shares: readonly (readonly [RegExp, number])[];
  many: readonly (readonly [RegExp, number])[];
  sayings: RegExp | null;
  /** Digits, and those they count where they count any; for what backs "hundreds of customers". */
  crowds: RegExp;
};

const OPEN = String.raw`(?<![\p{L}\p{N}])`;
const CLOSE = String.raw`(?![\p{L}\p{N}])`;
const GAP = String.raw`[\s\u00a0-]+`;
const NEXT = String.raw`^(?:${GAP}\p{L}+)?`;

function compile(words: AmountWords): Reader {
  const { crowd, counted, money, moment, minutes, spans, within, after, outOf, sayings } = words;
  const loose = (source: string) =>
    source
      .replaceAll("CROWD", `(?:${crowd})`)
      .replace(/\[- \]| /gu, (space) => (space === " " ? String.raw`[\s\u00a0]+` : String.raw`[-\s\u00a0]+`));
  const whole = (source: string, flags: string) => new RegExp(`${OPEN}(?:${loose(source)})${CLOSE}`, flags);
  const named = (list: readonly (readonly [string, number])[], more: string) =>
    list.map(([source, value]) => [new RegExp(`${OPEN}(?:${loose(source)})${more}`, "giu"), value] as const);
  return {
    stating: new RegExp(`^(?:${GAP}?${PERCENT}|${GAP}(?:${loose([money, moment ?? "(?!)"].join("|"))})${CLOSE})`, "iu"),
    counted: new RegExp(
      `${NEXT}${GAP}(?:${loose(`${crowd}|${counted}`)})${CLOSE}|^jährig|^(?:${GAP})?mal[\\s\\u00a0]+so`,
      "iu",
    ),
    minutes: new RegExp(`^${GAP}(?:${minutes})${CLOSE}`, "iu"),
    spans: new RegExp(`^${GAP}(?:${minutes}|${spans})${CLOSE}`, "iu"),
    within: new RegExp(`${OPEN}(?:${loose(within)})${GAP}$`, "iu"),
    after: new RegExp(`^${GAP}(?:${minutes}|${spans})${GAP}(?:${loose(after)})${CLOSE}`, "iu"),
    outOf: new RegExp(`^[\\s\\u00a0]+(?:\\p{L}+[\\s\\u00a0]+)?(?:${loose(outOf)})[\\s\\u00a0]+$`, "iu"),
    shares: named(words.shares, CLOSE),
    many: named(words.many, String.raw`(?=[\s\u00a0]+(?:\p{L}+[\s\u00a0]+){0,2}(?:${loose(crowd)})${CLOSE})`),
    sayings: sayings === undefined ? null : whole(sayings, "giu"),
    crowds: new RegExp(
      String.raw`(\d[\d.,]*)(\+?[\s\u00a0]+(?:\p{L}+[\s\u00a0]+){0,2}(?:${loose(crowd)})${CLOSE})?`,
      "giu",
    ),
  };
}

const readers = new Map<string, Reader | null>();

/** Compiled when a language is first needed; null for a language whose words are not known. */
function readerFor(language: string): Reader | null {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const words = AMOUNT_WORDS[language];
  const reader = words ? compile(words) : null;
  if (words) readers.set(language, reader);
  return reader;
}

/** As far as the words around a number are looked at. */
const REACH = 60;
/** Up to twelve, a number in words is how people talk, unless it counts what is counted to convince. */
const LARGEST_SMALL = 12;
const LEAST = 3;

function isStated({ start, end, value, isBare }: NumberPhrase, text: string, reader: Reader): boolean {
  const after = text.slice(end, end + REACH);
  if (reader.stating.test(after)) return true;
  if (value > LARGEST_SMALL && !isBare && !reader.minutes.test(after)) return true;
  if (value < LEAST) return false;
  if (reader.counted.test(after) || reader.after.test(after)) return true;
  return reader.spans.test(after) && reader.within.test(text.slice(Math.max(0, start - REACH), start));
}

/** "Nine out of ten": both are stated, however small; "one in ten minutes" is no share. */
function isShare(one: NumberPhrase, other: NumberPhrase | undefined, text: string, reader: Reader): boolean {
  if (!other || one.value >= other.value || other.value < LEAST) return false;
  return (
    reader.outOf.test(text.slice(one.end, other.start)) && !reader.spans.test(text.slice(other.end, other.end + REACH))
  );
}

/** "Nineteen ninety-eight". */
const isYear = (one: NumberPhrase, other: NumberPhrase | undefined, language: string): other is NumberPhrase =>
  language === "en" &&
  other !== undefined &&
  other.start === one.end + 1 &&
  one.value > LARGEST_SMALL &&
  one.value <= 20 &&
  other.value >= 10 &&
  other.value < 100;

/** "Ein zwanzigprozentiger Rabatt" */
const PERCENT_ADJECTIVE = /^prozentig\p{L}*/iu;

function phraseAmounts(text: string, language: string, reader: Reader): Amount[] {
  const phrases = numberPhrasesIn(text, language);
  return phrases.flatMap((phrase, index): Amount[] => {
    const { start, end, value } = phrase;
    const [before, next] = [phrases[index - 1], phrases[index + 1]];
    if (isYear(phrase, next, language)) return [{ start, end: next.end, digits: String(value * 100 + next.value) }];
    const adjective = PERCENT_ADJECTIVE.exec(text.slice(end, end + REACH));
    if (adjective) return [{ start, end: end + adjective[0].length, digits: `${value}%` }];
    const isPart =
      isShare(phrase, next, text, reader) || (before !== undefined && isShare(before, phrase, text, reader));
    return isPart || isStated(phrase, text, reader) ? [{ start, end, digits: String(value) }] : [];
  });
}

const named = (text: string, words: RegExp, digits: string): Amount[] =>
  matchesIn(words, text).map(({ 0: whole, index }) => ({ start: index, end: index + whole.length, digits }));

/** Shares and crowds that have a name: "half price", "hundreds of guests". */
const namedAmounts = (text: string, { shares, many }: Reader): Amount[] => [
  ...shares.flatMap(([words, percent]) => named(text, words, `${percent}%`)),
  ...many.flatMap(([words, least]) => named(text, words, `${AT_LEAST}${least}`)),
];

function amountsIn(text: string, language: string): Amount[] {
  if (language === "ja") return mayCountInKanji(text) ? japaneseAmounts(text) : [];
  const hints = hintsIn(text, language);
  const reader = hints.numbers || hints.named ? readerFor(language) : null;
  if (!reader) return [];
  const all = [
    ...(hints.named ? namedAmounts(text, reader) : []),
    ...(hints.numbers ? phraseAmounts(text, language, reader) : []),
  ];
  if (all.length === 0 || !reader.sayings) return all;
  const said = matchesIn(reader.sayings, text);
  return all.filter(({ start }) => !said.some(({ 0: words, index }) => index <= start && start < index + words.length));
}

/** Amounts in the order of the text, the first of those that overlap. */
function apart(amounts: readonly Amount[]): Amount[] {
  let end = 0;
  return amounts
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((amount) => {
      if (amount.start < end) return false;
      end = amount.end;
      return true;
    });
}

/** Words of the first text, and the digits of the second that stand for them. */
type Replaced = { start: number; end: number; at: number; until: number };

/** Where an index of the second text is in the first; within digits it is the edge of their words. */
function placeOf(replaced: readonly Replaced[], index: number, isEnd: boolean): number {
  const before = replaced.findLast(({ at }) => (isEnd ? at < index : at <= index));
  if (!before) return index;
  if (index < before.until || (isEnd && index === before.until)) return isEnd ? before.end : before.start;
  return index - before.until + before.end;
}

/** A text with the amounts that it states in words written as digits, so that one set of patterns reads both. */
export function inDigits(text: string, language: string): InDigits {
  const amounts = apart(amountsIn(text, language));
  if (amounts.length === 0) return { text, place: (start, end) => [start, end] };
  let written = "";
  let last = 0;
  const pieces = amounts.map(({ start, end, digits }): Replaced => {
    written += text.slice(last, start);
    last = end;
    const at = written.length;
    written += digits;
    return { start, end, at, until: written.length };
  });
  return {
    text: written + text.slice(last),
    place: (start, end) => [placeOf(pieces, start, false), placeOf(pieces, end, true)],
  };
}

/** Numbers of customers and the like that a text states, in digits. */
export function crowdsIn(text: string, language: string): string[] {
  const crowds = language === "ja" ? JAPANESE_CROWDS : readerFor(language)?.crowds;
  if (!crowds) return [];
  return matchesIn(crowds, text).flatMap(([, number = "", counted]) => (counted === undefined ? [] : [number]));
}
