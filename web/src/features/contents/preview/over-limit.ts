import {
  CHANNEL_LIMITS,
  countCodePoints,
  countGraphemes,
  countThreadsCharacters,
  countXWeight,
  type Channel,
  type Counter,
} from "@handbill/contracts";

const COUNTERS: Partial<Record<Counter, (text: string) => number>> = {
  codePoints: countCodePoints,
  graphemes: countGraphemes,
  xWeight: countXWeight,
  threadsCharacters: countThreadsCharacters,
};

/** Where a text stops fitting its channel; its length while all of it fits. `field` is the name in the table of limits. */
export function limitAt(channel: Channel, field: string, text: string): number {
  const row = CHANNEL_LIMITS.find((limit) => limit.channel === channel && limit.field === field);
  const count = row && COUNTERS[row.counter];
  if (row === undefined || count === undefined || count(text) <= row.max) return text.length;
  const ends = Array.from(new Intl.Segmenter().segment(text), ({ index }) => index);
  let [fits, breaks] = [0, ends.length];
  while (breaks - fits > 1) {
    const middle = Math.floor((fits + breaks) / 2);
    if (count(text.slice(0, ends[middle])) <= row.max) fits = middle;
    else breaks = middle;
  }
  return ends[fits] ?? 0;
}
