const MOST_WORDS = 8;
/** Accents that stand apart. On a sign they make another one of it, as an equals sign with a stroke. */
const ACCENTED = /(\p{L})[\u0300-\u036f]+/gu;
/** Alphabets whose letters may have accents, for emphasis too. */
const HAS_ACCENTS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

const folded = (text: string, form: "NFD" | "NFKD"): string =>
  text.toLowerCase().normalize(form).replaceAll(ACCENTED, "$1").normalize("NFC");

/** Without capitals and accents, and with the usual letter in place of a wide, narrow or joined one. */
export const fold = (text: string): string => folded(text, "NFKD");

/** Without capitals and accents, otherwise as it was written: a fraction or a wide letter stays one. */
const asWritten = (text: string): string => folded(text, "NFD");

/** The words of what somebody is looking for. */
export const wordsOf = (query: string): string[] =>
  query
    .split(/\s+/u)
    .filter((word) => asWritten(word) !== "")
    .slice(0, MOST_WORDS);

/** Letters with accents, by the letter that they are without them: of the blocks in which Latin, Greek and Cyrillic write them. */
const WITH_ACCENTS = lettersWithAccents([
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
]);

function lettersWithAccents(blocks: readonly [from: number, to: number][]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [from, to] of blocks) {
    for (let code = from; code <= to; code += 1) {
      const letter = String.fromCodePoint(code);
      const plain = asWritten(letter);
      const isAccented = plain !== letter.toLowerCase() && /^\p{L}$/u.test(plain);
      if (isAccented) found.set(plain, (found.get(plain) ?? "") + letter);
    }
  }
  return found;
}

/**
 * A regular expression of PostgreSQL that finds a word in a text as it was written, whatever its capitals and accents. Folding the
 * word into a pattern costs nothing, folding all texts would take a second for a few thousand.
 */
export function patternOf(word: string): string {
  const [written, usual] = [asWritten(word), fold(word)].map((form) => Array.from(form, anyOf).join(""));
  return written === usual || !usual ? (written ?? "") : `(?:${written}|${usual})`;
}

function anyOf(letter: string): string {
  if (/^[^\p{L}\p{N}]$/u.test(letter)) return /\p{ASCII}/u.test(letter) ? `\\${letter}` : letter;
  const upper = letter.toUpperCase();
  const cases = upper === letter || Array.from(upper).length > 1 ? letter : `${letter}${upper}`;
  const all = cases + (WITH_ACCENTS.get(letter) ?? "");
  const one = all.length === letter.length ? letter : `[${all}]`;
  return HAS_ACCENTS.test(letter) ? `${one}[\u0300-\u036f]*` : one;
}
