import { findLinks } from "./find-links.ts";

const LINK_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
const EMOJI = /\p{RGI_Emoji}|\p{Emoji_Presentation}/gv;

const isLight = (code: number): boolean =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);

function weighText(text: string): number {
  let weight = 0;
  for (const character of text) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return weight;
}

function weighWithEmoji(text: string): number {
  let weight = 0;
  let from = 0;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    weight += weighText(text.slice(from, index)) + EMOJI_WEIGHT;
    from = index + emoji.length;
  }
  return weight + weighText(text.slice(from));
}

/**
 * Weighted length of a post on X (its config v3): Unicode form C, 1 for Latin, Cyrillic, Arabic and other light
 * characters, 2 for all others and for a whole emoji, 23 for every link, bare domains included.
 */
export function countXWeight(text: string): number {
  const normal = text.normalize("NFC");
  let weight = 0;
  let from = 0;
  for (const { start, end } of findLinks(normal)) {
    weight += weighWithEmoji(normal.slice(from, start)) + LINK_WEIGHT;
    from = end;
  }
  return weight + weighWithEmoji(normal.slice(from));
}
