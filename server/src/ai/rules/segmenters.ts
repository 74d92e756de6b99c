import { localeOf } from "./locale.ts";

const MEMORY = 50;
const segmenters = new Map<string, Intl.Segmenter>();

/** Cuts texts of a language into sentences. Making one takes longer than using it, so the latest are remembered. */
export function sentenceSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: "sentence" });
  if (segmenters.size >= MEMORY) segmenters.clear();
  segmenters.set(language, segmenter);
  return segmenter;
}
