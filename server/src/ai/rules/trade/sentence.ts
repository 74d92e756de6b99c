const MEMORY = 50;
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known) return known;
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  if (segmenters.size >= MEMORY) segmenters.clear();
  segmenters.set(locale, segmenter);
  return segmenter;
}

/** Sentences of one text are asked for again and again while it is checked. */
let latest: { text: string; locale: string; sentences: { start: number; end: number; text: string }[] } | undefined;

function sentencesOf(text: string, locale: string) {
  if (latest?.text === text && latest.locale === locale) return latest.sentences;
  const sentences = [...segmenterOf(locale).segment(text)].map(({ index, segment }) => ({
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
