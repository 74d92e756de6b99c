import { countAdsWidth } from "@handbill/contracts";
import type { Fold } from "./folds.ts";
import { pixelWidth } from "./pixel-width.ts";

const characters = new Intl.Segmenter();

export type Cut = { shown: string; hidden: string };

/** A Chinese, Japanese or Korean character takes the room of two letters. */
const roomOf = (grapheme: string): number => (countAdsWidth(grapheme) > 1 ? 2 : 1);

/** Counts the room of a text as it grows, one character as a reader sees it at a time. Answers whether it still fits. */
function createGauge({ unit, max, lines }: Fold, size: number): (grapheme: string) => boolean {
  let used = 0;
  if (unit === "pixels") return (grapheme) => (used += pixelWidth(grapheme, size)) <= max;
  if (lines === undefined) return (grapheme) => (used += roomOf(grapheme)) <= max;
  const perLine = Math.floor(max / lines);
  let line = 1;
  return (grapheme) => {
    if (grapheme === "\n") [line, used] = [line + 1, 0];
    else used += roomOf(grapheme);
    if (used > perLine) [line, used] = [line + 1, roomOf(grapheme)];
    return line <= lines;
  };
}

/** Back to the space before a word, where one is near. */
function atSpace(text: string, end: number): number {
  const shown = text.slice(0, end);
  if (/^\s/.test(text.slice(end))) return shown.trimEnd().length;
  const space = shown.search(/\s\S*$/);
  return space > end * 0.8 ? shown.slice(0, space).trimEnd().length : end;
}

/**
 * What is shown at once, and what only after a tap. Cut between whole characters, at a space where one is near; both together are
 * the text. `size` is the height of the letters where pixels are counted.
 */
export function cutText(text: string, fold: Fold | undefined, size = 16): Cut {
  const whole = { shown: text, hidden: "" };
  if (fold === undefined) return whole;
  const fits = createGauge(fold, size);
  for (const { segment, index } of characters.segment(text)) {
    if (fits(segment)) continue;
    if (text.slice(index).trim() === "") return whole;
    const end = atSpace(text, index);
    return { shown: text.slice(0, end), hidden: text.slice(end) };
  }
  return whole;
}

/** The same for a number of characters alone. */
export const firstCharacters = (text: string, max: number): Cut =>
  cutText(text, { channel: "email", field: "", device: "phone", unit: "characters", max, source: "", checkedOn: "" });

/** Whether the first sentence ends before the cut: it decides whether the rest is read. */
export function isFirstSentenceShown(text: string, { shown, hidden }: Cut, language: string): boolean {
  if (hidden === "") return true;
  const [first] = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return first === undefined || first.segment.trimEnd().length <= shown.length;
}
