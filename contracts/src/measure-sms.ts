const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("^{}\\[~]|€\f");

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/\u2026/g, "..."],
  [/[\u2022\u00b7\u2043]/g, "-"],
  [/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " "],
  [/[\u200b\u2060\ufeff\u00ad]/g, ""],
];

/**
 * The text as it is sent: typographic quotes, dashes, dots and spaces become their plain forms, because a single one of
 * them would make the whole message twice as dear. Letters are never changed.
 */
export const foldForSms = (text: string): string =>
  FOLDS.reduce((folded, [pattern, plain]) => folded.replace(pattern, plain), text.normalize("NFC"));

export type SmsCount = {
  /** What the network charges: parts of 160 or 153 (GSM-7), of 70 or 67 (UCS-2). */
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  /** Septets or UTF-16 units over the whole message. */
  units: number;
  /** Characters that force the dear encoding, each once, in order of appearance. */
  costly: string[];
};

/** Where each part begins, filled one character at a time: a character of two units is never split across two parts. */
function partStarts(sizes: readonly number[], single: number, part: number): number[] {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= single) return units === 0 ? [] : [0];
  const starts = [0];
  let filled = 0;
  for (const [index, size] of sizes.entries()) {
    if (filled + size > part) {
      starts.push(index);
      filled = 0;
    }
    filled += size;
  }
  return starts;
}

function readSms(text: string) {
  const characters = Array.from(foldForSms(text));
  const costly = [...new Set(characters.filter((character) => !BASIC.has(character) && !EXTENDED.has(character)))];
  const plain = costly.length === 0;
  const sizes = characters.map((character) => (plain ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  const starts = plain ? partStarts(sizes, 160, 153) : partStarts(sizes, 70, 67);
  return { characters, costly, plain, sizes, starts };
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Counts a message as it is sent, so after folding. */
export function countSms(text: string): SmsCount {
  const { costly, plain, sizes, starts } = readSms(text);
  return { segments: starts.length, encoding: plain ? "GSM-7" : "UCS-2", units: sum(sizes), costly };
}

export type SmsPart = { text: string; units: number; room: number };

/** The message as it is sent, part by part, with the room that each part has. */
export function splitSms(text: string): SmsPart[] {
  const { characters, plain, sizes, starts } = readSms(text);
  const isOne = starts.length < 2;
  const room = plain ? (isOne ? 160 : 153) : isOne ? 70 : 67;
  return starts.map((start, index) => ({
    text: characters.slice(start, starts[index + 1]).join(""),
    units: sum(sizes.slice(start, starts[index + 1])),
    room,
  }));
}
