/** Widths of Arial, which search results are set in, in thousandths of the letters' height: U+0020 to U+007E. */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const MARK = /\p{M}|\p{Cf}/u;
const SOME_LETTER = 556;

const thousandths = (character: string): number => {
  if (MARK.test(character)) return 0;
  if (WIDE.test(character)) return 1000;
  return ASCII[(character.codePointAt(0) ?? 0) - 0x20] ?? SOME_LETTER;
};

/** About how wide a text is in a search result, in pixels. An accent takes no room of its own. */
export const pixelWidth = (text: string, size: number): number =>
  (Array.from(text.normalize("NFD")).reduce((sum, character) => sum + thousandths(character), 0) * size) / 1000;
