/** A stretch of one piece of text. */
export type Stretch = { piece: number; from: number; to: number };

const spoken = (text: string): string => text.replaceAll(/\s/g, " ");

/** Where a statement stands in a text that is drawn in several pieces, as links and bold words cut it. */
export function findMarks(pieces: readonly string[], statement: string): Stretch[] {
  const whole = spoken(pieces.join(""));
  const wanted = spoken(statement.trim());
  const at = wanted === "" ? -1 : whole.indexOf(wanted);
  if (at === -1) return [];
  const found: Stretch[] = [];
  let start = 0;
  for (const [piece, text] of pieces.entries()) {
    const from = Math.max(at - start, 0);
    const to = Math.min(at + wanted.length - start, text.length);
    if (from < to) found.push({ piece, from, to });
    start += text.length;
  }
  return found;
}
