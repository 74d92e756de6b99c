/** Characters as people who write rules for them count: Unicode code points. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Characters as a reader sees them: a family emoji or an accented letter is one. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter().segment(text)) count += 1;
  return count;
}

export const countBytes = (text: string): number => new TextEncoder().encode(text).length;

const WIDE =
  /[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{RGI_Emoji}\p{Emoji_Presentation}\u3000-\u303e\u3041-\u30ff\u3190-\u31ef\u3200-\u33ff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6]--[\uff61-\uffdc\u{1f1e6}-\u{1f1ff}]]/v;

/** Google Ads counts a double-width character, as Chinese, Japanese and Korean have them, as two. */
export function countAdsWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

const EMOJI = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv;

/** Threads counts code points, but an emoji as its UTF-8 bytes. */
export function countThreadsCharacters(text: string): number {
  let count = countCodePoints(text);
  for (const [emoji] of text.matchAll(EMOJI)) count += countBytes(emoji) - countCodePoints(emoji);
  return count;
}
