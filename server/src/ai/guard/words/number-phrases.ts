import { matchesIn } from "../matches.ts";
import { NUMBER_TOKENS, type NumberTokens } from "./number-tokens.ts";

/** A number in words and where it stands. `isBare` is true for a plain hundred, thousand or million. */
export type NumberPhrase = { start: number; end: number; value: number; isBare: boolean };

type Piece = { start: number; end: number; value: number; isScale: boolean; isJoined: boolean };

type Reader = { phrase: RegExp; piece: RegExp; read(word: string): Pick<Piece, "value" | "isScale"> };

const separately = (words: readonly string[]): string[] =>
  words.flatMap((word) => (word.includes("(") || word.includes("[") ? [word] : word.split("|")));

const longestFirst = (words: readonly string[]): string =>
  separately(words)
    .toSorted((one, other) => other.length - one.length)
    .join("|");

/** Without what two others are when written together, as `dreizehn`: with two ways to read each, a row of them has too many. */
const inParts = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((first) => word.startsWith(first) && words.includes(word.slice(first.length))));

function readerOf({ adds, scales, between, prefix = "", suffix }: NumberTokens): Reader {
  const words = [...adds, ...scales].map(([, word]) => word);
  const token = longestFirst(words);
  const inPhrase = suffix === undefined ? token : longestFirst(inParts(separately(words)));
  const joined = between.replace("?<joint>", "");
  const end = suffix === undefined ? "" : `|(?=${suffix})`;
  const known = [...adds, ...scales].map(([value, word], index) => ({
    expression: new RegExp(`^(?:${word})$`, "iu"),
    value,
    isScale: index >= adds.length,
  }));
  const remembered = new Map<string, Pick<Piece, "value" | "isScale">>();
  return {
    phrase: new RegExp(
      String.raw`(?<![\p{L}\p{N}-])(?:${prefix})((?:${inPhrase})(?:${joined}(?:${inPhrase}))*)(?:(?![\p{L}\p{N}])${end})`,
      "giu",
    ),
    // Where words are written together, the longest that fits is the one.
    piece: new RegExp(
      String.raw`(?:${between})?(?<word>${token})${suffix === undefined ? String.raw`(?!\p{L})` : ""}`,
      "giu",
    ),
    read(word) {
      const key = word.toLowerCase();
      const found = remembered.get(key) ?? known.find(({ expression }) => expression.test(word));
      const piece = { value: found?.value ?? 0, isScale: found?.isScale ?? false };
      if (remembered.size < 200) remembered.set(key, piece);
      return piece;
    },
  };
}

const readers = new Map(
  Object.entries(NUMBER_TOKENS).map(([language, tokens]) => [
    language,
    { tokens, reader: undefined as Reader | undefined },
  ]),
);

/** Compiled when a language is first needed. */
function readerFor(language: string): { tokens: NumberTokens; reader: Reader } | undefined {
  const known = readers.get(language);
  if (!known) return undefined;
  known.reader ??= readerOf(known.tokens);
  return { tokens: known.tokens, reader: known.reader };
}

const piecesOf = (text: string, at: number, { piece, read }: Reader): Piece[] =>
  [...text.matchAll(piece)].map(({ 0: whole, index, groups }) => {
    const word = groups?.["word"] ?? "";
    const end = at + index + whole.length;
    const { value, isScale } = read(word.trim());
    return { start: end - word.length, end, isJoined: groups?.["joint"] !== undefined, value, isScale };
  });

/** A number as far as it has been read. `room` is what the next word must stay below, `scale` what the next scale must. */
type Sum = { total: number; current: number; room: number; scale: number; last: number };

const EMPTY: Sum = { total: 0, current: 0, room: Infinity, scale: Infinity, last: -1 };

const roomAfter = (value: number): number => {
  if (value >= 1000) return 1000;
  if (value >= 100) return 100;
  return value >= 20 && value % 10 === 0 ? 10 : 0;
};

const isDigit = (value: number): boolean => value > 0 && value < 10;

/** The number with one more word, or null where the word begins another number. */
function extended(
  sum: Sum,
  { value, isScale, isJoined }: Piece,
  { unitsFirst, jointAfterHundreds }: NumberTokens,
): Sum | null {
  const { total, current, room, scale, last } = sum;
  if (isScale) {
    if (value >= scale || (isJoined && sum !== EMPTY) || (value === 100 && current >= 100)) return null;
    const times = Math.max(current, 1) * value;
    if (value === 100) return { total, current: times, room: 100, scale, last: value };
    return { total: total + times, current: 0, room: value, scale: value, last: value };
  }
  if (unitsFirst && isDigit(last) && ((isJoined && value >= 20 && value < 100) || (!isJoined && value === 10))) {
    return { ...sum, current: current + value, room: 0, last: value };
  }
  if (value >= room || (isJoined && jointAfterHundreds && room < 100)) return null;
  return value >= 1000
    ? { total: total + value, current, room: 1000, scale: 1000, last: value }
    : { ...sum, current: current + value, room: roomAfter(value), last: value };
}

function phrasesOf(pieces: readonly Piece[], tokens: NumberTokens): NumberPhrase[] {
  const phrases: NumberPhrase[] = [];
  let sum = EMPTY;
  let [start, end, words, isScale] = [0, 0, 0, false];
  const flush = () => {
    const value = sum.total + sum.current;
    const isBare = (words === 1 && isRound(value, isScale)) || (words === 2 && value === 1_000_000);
    if (words > 0) phrases.push({ start, end, value, isBare });
  };
  for (const piece of pieces) {
    const next = extended(sum, piece, tokens);
    if (!next || words === 0) {
      flush();
      [start, words] = [piece.start, 0];
    }
    sum = next ?? extended(EMPTY, piece, tokens) ?? EMPTY;
    [end, words, isScale] = [piece.end, words + 1, piece.isScale];
  }
  flush();
  return phrases;
}

/** "A hundred thanks", "mil gracias": how people talk, where nothing measured follows. */
const isRound = (value: number, isScale: boolean): boolean => isScale || value === 100;

/** All numbers that a text in one language writes in words, in their order. */
export function numberPhrasesIn(text: string, language: string): NumberPhrase[] {
  const known = readerFor(language);
  if (!known) return [];
  return matchesIn(known.reader.phrase, text).flatMap(({ 0: whole, 1: number = "", index }) =>
    phrasesOf(piecesOf(number, index + whole.length - number.length, known.reader), known.tokens),
  );
}

export const NUMBER_LANGUAGES: readonly string[] = Object.keys(NUMBER_TOKENS);
