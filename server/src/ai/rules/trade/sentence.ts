import { sentenceSegmenter } from "../segmenters.ts";

/** Sentences of one text are asked for again and again while it is checked. */
let latest: { text: string; locale: string; sentences: { start: number; end: number; text: string }[] } | undefined;

function sentencesOf(text: string, locale: string) {
  if (latest?.text === text && latest.locale === locale) return latest.sentences;
  const sentences = [...sentenceSegmenter(locale).segment(text)].map(({ index, segment }) => ({
    start: index,
    end: index + segment.length,
    text: segment.trim(),
  }));
  latest = { text, locale, sentences };
  return sentences;
}

/** The sentence in which an index lies. */
export const sentenceAt = (text: string, at: number, locale: string): string =>
  sentencesOf(text, locale).find(({ start, end }) => at >= start && at < end)?.text ?? text.trim();
