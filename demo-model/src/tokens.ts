const DENSE = /[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]/gu;

/** A plausible number of tokens: about four bytes of Latin script each, more for denser scripts. */
export function countTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  const rest = Buffer.byteLength(text.replace(DENSE, ""), "utf8");
  return Math.max(1, Math.ceil(rest / 4 + dense * 0.9));
}

/** The longest beginning of a text that is at most so many tokens. */
export function cutToTokens(text: string, tokens: number): string {
  const characters = Array.from(text);
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(characters.slice(0, middle).join("")) <= tokens) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join("");
}
