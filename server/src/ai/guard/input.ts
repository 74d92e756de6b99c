/** Controls but tab and line feed, soft hyphen, bidi controls, zero-width and tag characters, fillers, variation selectors. */
const UNSEEN = String.raw`\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
const INVISIBLE = new RegExp(`[${UNSEEN}]`, "gu");

/** Anything that might have to go. Nearly no text has one, so this is asked first. */
const SUSPECT = new RegExp(`[${UNSEEN}\\u061c\\u200c-\\u200f\\u2028\\u2029]|\\p{M}{4}`, "u");

const EMOJI = /\p{RGI_Emoji}/gv;

/** Scripts in which a joiner or non-joiner between letters changes how the word is written. */
const JOINING =
  "\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Mongolian}";
const STRAY_JOINERS = new RegExp(`(?<![${JOINING}])[\\u200c\\u200d]|[\\u200c\\u200d](?![${JOINING}])`, "gu");

/** Marks of direction say something only where a script runs from right to left; elsewhere they can only hide something. */
const RIGHT_TO_LEFT = /[\p{L}&&[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]]/v;
const MARKS = /[\u061c\u200e\u200f]/g;
const MARK_RUNS = /([\u061c\u200e\u200f])[\u061c\u200e\u200f]+/g;
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

const stripBetweenEmoji = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(STRAY_JOINERS, "")
    .replace(MARK_RUNS, "$1")
    .replace(PILED_MARKS, "$1");

/** Emoji keep their joiners, selectors and tags; between them the invisible goes. */
function strip(text: string): string {
  let result = "";
  let done = 0;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    result += stripBetweenEmoji(text.slice(done, index)) + emoji;
    done = index + emoji.length;
  }
  const clean = result + stripBetweenEmoji(text.slice(done));
  return (RIGHT_TO_LEFT.test(clean) ? clean : clean.replace(MARKS, "")).normalize("NFC");
}

/**
 * Letters of Western Europe with their punctuation and money: a text of these alone is composed, well-formed and without anything
 * hidden. Nearly every text is such a one, and asking takes a quarter of the time of looking closer.
 */
const HARMLESS = /^[\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20a0-\u20bf]*$/;

/**
 * The text without what cannot be seen: composed (NFC), well-formed, no control, bidi, zero-width or tag characters, no piles of
 * combining marks. What a person can read stays as it is. Idempotent: taking something out can bring a new pair together, so it
 * repeats until nothing changes.
 */
export function sanitise(text: string): string {
  if (HARMLESS.test(text)) return text;
  let clean = text.toWellFormed().normalize("NFC");
  if (!SUSPECT.test(clean)) return clean;
  for (let before = ""; before !== clean;) {
    before = clean;
    clean = strip(clean);
  }
  return clean;
}

/** Every string in a JSON value sanitised, keys left alone. */
export function sanitiseAll<T>(value: T): T;
export function sanitiseAll(value: unknown): unknown {
  if (typeof value === "string") return sanitise(value);
  if (Array.isArray(value)) return value.map((item: unknown) => sanitiseAll(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sanitiseAll<unknown>(item)]));
}

/**
 * Puts data where it can only be data: JSON between two tags that carry a random nonce. `<` is escaped inside, so no text can
 * close the block, open another or imitate a role token; the nonce cannot be guessed by whoever wrote the text.
 */
export const contain = (data: unknown, nonce: string): string => containJson(JSON.stringify(sanitiseAll(data)), nonce);

/** The same for JSON of data that is sanitised already. */
export const containJson = (json: string, nonce: string): string =>
  `<data id=${nonce}>\n${json.replaceAll("<", "\\u003c")}\n</data id=${nonce}>`;
