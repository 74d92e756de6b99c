import { createDice } from "./seed.ts";

const SHORTEST = 3;
/** About so many pieces make up a text, whatever its length. */
const USUAL_PIECES = 70;

/**
 * Cuts a text into the pieces a model would send it in. The same text is always cut in the same places, never within a
 * character, and gladly within an escape of the JSON that the text may be.
 */
export function cutText(text: string): string[] {
  const characters = Array.from(text);
  const dice = createDice(text);
  const longest = Math.max(8, Math.ceil((characters.length / USUAL_PIECES) * 2));
  const pieces: string[] = [];
  for (let from = 0; from < characters.length;) {
    const wished = from + dice(SHORTEST, longest);
    const escape = characters.slice(wished, wished + 12).indexOf("\\");
    const end = escape < 0 ? wished : wished + escape + 1;
    pieces.push(characters.slice(from, end).join(""));
    from = end;
  }
  return pieces;
}

const isContinuation = (byte: number): boolean => (byte & 0b1100_0000) === 0b1000_0000;

/** How many of the bytes go into the next packet: it ends within a UTF-8 sequence where one is near. */
export function packetEnd(bytes: Buffer, wished: number): number {
  const inside = bytes.subarray(wished, wished + 48).findIndex(isContinuation);
  return inside < 0 ? wished : wished + inside;
}
