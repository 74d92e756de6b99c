const LENGTH = 160;

/** The beginning of a text in one line. */
export function excerptOf(text: string): string {
  const line = text
    .slice(0, 4 * LENGTH)
    .replaceAll(/\s+/gu, " ")
    .trim();
  const letters = Array.from(line);
  return letters.length > LENGTH
    ? `${letters
        .slice(0, LENGTH - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
