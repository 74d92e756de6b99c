const QUOTATION = /[«»„“”"‘’‚'`´]/gu;

const bare = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replace(QUOTATION, "'").replace(/[‐-―]/gu, "-").replace(/\s+/gu, " ").trim();

const EDGES = /^['.…\s-]+|(?<!['.…\s-])['.…\s-]+$/gu;

/** Whether these words stand in one of the texts, whatever its quotation marks, letter case and line breaks are. */
export function isQuoted(words: string, texts: readonly string[]): boolean {
  const looked = bare(words).replace(EDGES, "");
  return looked.length > 1 && texts.some((text) => bare(text).includes(looked));
}
