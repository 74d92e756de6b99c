const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

/** `...` stands for a few words, a final `*` for any ending. */
function patternOf(phrase: string): string {
  const open = phrase.endsWith("*");
  const body = (open ? phrase.slice(0, -1) : phrase).split("...").map(escaped).join("[^.!?\\n]{1,40}?");
  const isDense = /[\u3040-\u30ff\u3400-\u9fff]/u.test(phrase);
  if (isDense) return body;
  return `(?<!\\p{L})${body}${open ? "\\p{L}*" : "(?!\\p{L})"}`;
}

/** Finds every phrase of a list in a text, as it stands there. Built once for a list. */
export function createPhraseFinder(phrases: readonly string[]): (text: string) => string[] {
  const pattern = new RegExp(phrases.map(patternOf).join("|"), "giu");
  return (text) => text.replaceAll(/[’‘]/gu, "'").match(pattern) ?? [];
}
