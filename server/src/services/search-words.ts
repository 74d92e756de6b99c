const MOST_WORDS = 8;
const MARKS = /[\u0300-\u036f]/gu;

/** Without capitals and accents. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize("NFKD").replaceAll(MARKS, "").normalize("NFC");

/** The words of what somebody is looking for, folded. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);

/** Letters with accents, by the letter that they are without them: of the blocks in which Latin writes them. */
const WITH_ACCENTS = lettersWithAccents([
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
]);

function lettersWithAccents(blocks: readonly [from: number, to: number][]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [from, to] of blocks) {
    for (let code = from; code <= to; code += 1) {
      const letter = String.fromCodePoint(code);
      const plain = fold(letter);
      if (/^[a-z]$/.test(plain)) found.set(plain, (found.get(plain) ?? "") + letter);
    }
  }
  return found;
}

/**
 * A regular expression of PostgreSQL that finds a folded word in a text as it was written. Folding the word into a pattern costs
 * nothing, folding all texts would take a second for a few thousand.
 */
export const patternOf = (word: string): string => Array.from(word, anyOf).join("");

function anyOf(letter: string): string {
  if (/^[^\p{L}\p{N}]$/u.test(letter)) return /\p{ASCII}/u.test(letter) ? `\\${letter}` : letter;
  const upper = letter.toUpperCase();
  const cases = upper === letter || Array.from(upper).length > 1 ? letter : `${letter}${upper}`;
  const accented = WITH_ACCENTS.get(letter);
  if (accented === undefined) return cases.length === letter.length ? letter : `[${cases}]`;
  return `[${cases}${accented}][\u0300-\u036f]*`;
}
