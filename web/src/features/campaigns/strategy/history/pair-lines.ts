import type { Line } from "./plan-lines.ts";

export type Pair = { id: string; label: string; labelBefore: string; before: string; after: string };

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** From 0 to 1: how many of their words two texts share. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const words = wordsOf(one);
  const others = wordsOf(other);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.max(words.size, others.size, 1);
}

const ALIKE = 0.4;

/** Texts that share too few words are two texts, not one that was changed: marking every word would say nothing. */
export const areAlike = (before: string, after: string): boolean => likeness(before, after) >= ALIKE;

/** The counterpart of a text: itself where it moved, else the one it shares most words with, else the one in its place. */
function counterpart(line: Line, free: ReadonlyMap<string, Line>): Line | undefined {
  const rated = [...free.values()]
    .filter(({ field }) => field === line.field)
    .map((other) => ({ other, rating: likeness(other.text, line.text) }))
    .filter(({ rating }) => rating >= ALIKE)
    .sort((one, other) => other.rating - one.rating);
  return rated[0]?.other;
}

/** Lays the texts of two plans beside each other; what has no counterpart stands alone. */
export function pairLines(before: readonly Line[], after: readonly Line[]): Pair[] {
  const free = new Map(before.map((line) => [line.id, line]));
  const matches = new Map<string, Line>();
  const take = (line: Line, other: Line | undefined) => {
    if (other === undefined || matches.has(line.id)) return;
    matches.set(line.id, other);
    free.delete(other.id);
  };
  for (const line of after) {
    const same = [...free.values()].find(({ text, field }) => text === line.text && field === line.field);
    take(line, same);
  }
  for (const line of after) if (!matches.has(line.id)) take(line, counterpart(line, free));
  for (const line of after) if (!matches.has(line.id)) take(line, free.get(line.id));
  const pairs = after.map((line): Pair => {
    const match = matches.get(line.id);
    return {
      id: line.id,
      label: line.label,
      labelBefore: match?.label ?? "",
      before: match?.text ?? "",
      after: line.text,
    };
  });
  const gone = [...free.values()].map(({ id, label, text }): Pair => {
    return { id: `gone-${id}`, label: "", labelBefore: label, before: text, after: "" };
  });
  return [...pairs, ...gone];
}
