/** Counts texts as the channels count them, a little on the high side where a channel is vague. */

const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENDED = "^{}\\[~]|€\f";

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a]/gu, "'"],
  [/[\u201c\u201d\u201e]/gu, '"'],
  [/[\u2013\u2014]/gu, "-"],
  [/\u2026/gu, "..."],
  [/[\u00a0\u2009\u202f]/gu, " "],
];

/** Replaces typographic marks by the plain ones a text message can hold cheaply. */
export function foldTypography(text: string): string {
  return FOLDS.reduce((folded, [mark, plain]) => folded.replace(mark, plain), text);
}

/** Number of parts a text message is sent in. */
export function smsSegments(text: string): number {
  let septets = 0;
  for (const character of text) {
    if (GSM.includes(character)) septets += 1;
    else if (GSM_EXTENDED.includes(character)) septets += 2;
    else return text.length <= 70 ? 1 : Math.ceil(text.length / 66);
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 152);
}

const isLight = (point: number): boolean =>
  point <= 0x10ff ||
  (point >= 0x2000 && point <= 0x200d) ||
  (point >= 0x2010 && point <= 0x201f) ||
  (point >= 0x2032 && point <= 0x2037);

const ADDRESS = /(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/\S*)?/gu;

const weigh = (part: string): number =>
  Array.from(part).reduce((sum, character) => sum + (isLight(character.codePointAt(0) ?? 0) ? 1 : 2), 0);

/** Weighted length as X counts it; what looks like an address counts at least the 23 of a link. */
export function weightedLength(text: string): number {
  const normal = text.normalize("NFC");
  const addresses = normal.match(ADDRESS) ?? [];
  const surplus = addresses.reduce((sum, address) => sum + Math.max(0, 23 - weigh(address)), 0);
  return weigh(normal) + surplus;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

export const graphemes = (text: string): number => [...segmenter.segment(text)].length;

export const bytes = (text: string): number => Buffer.byteLength(text, "utf8");

/** Characters as Threads counts them: an emoji weighs its UTF-8 bytes. */
export function threadsLength(text: string): number {
  return [...segmenter.segment(text)].reduce(
    (sum, { segment }) => sum + (/\p{Extended_Pictographic}/u.test(segment) ? bytes(segment) : codePoints(segment)),
    0,
  );
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Width of an advertisement's text: double-width characters count two. */
export function width(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 2 : 1),
    0,
  );
}

/** Characters as most channels count them. */
export const codePoints = (text: string): number => Array.from(text).length;
