import { foundIn } from "./matches.ts";

const BASE64 = /(?<![\w+/=@.-])[A-Za-z0-9+/_-]{24,}={0,2}(?![\w+/=])/g;
const HEX = /(?<![\w])(?:[0-9a-fA-F]{2}[ :]?){16,}(?![\w])/g;
const ESCAPES = /(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|&#x?[0-9a-f]{2,5};|%[0-9a-f]{2}){6,}/giu;
const ONE_ESCAPE = /\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|&#x([0-9a-f]{2,5});|&#([0-9]{2,5});|%([0-9a-f]{2})/giu;
const MAX_BLOBS = 20;

const READABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}\n\r\t$+<=>|~^`]+$/u;

const WORDS = /\p{L}{2}[ _-]\p{L}{2}/u;

/** Decoded bytes as text when they are words and not chance: readable throughout, with letters and a space. */
function readable(bytes: Buffer): string[] {
  const text = bytes.toString("utf8");
  return READABLE.test(text) && WORDS.test(text) ? [text] : [];
}

const isMixed = (blob: string): boolean => /[a-z]/.test(blob) && /[A-Z]/.test(blob);

const unescape = (run: string): string =>
  run.replace(ONE_ESCAPE, (_all, ...groups: unknown[]) => {
    const [x, u, hex, decimal, percent] = groups;
    const digits = [x, u, hex, percent].find((one) => typeof one === "string");
    return String.fromCharCode(typeof digits === "string" ? Number.parseInt(digits, 16) : Number(decimal));
  });

const firstOf = (pattern: RegExp, text: string): string[] => foundIn(pattern, text).slice(0, MAX_BLOBS);

/** Without so many signs in a row, or without the sign of an escape, there is nothing to decode; nearly every text is so. */
const LONG_RUN = /\S{24}/;
const ESCAPE_SIGN = /[\\&%]/;

/** Readable texts that stand in a text in base64, hexadecimal or escapes. */
export function decodedIn(text: string): string[] {
  return [
    ...(LONG_RUN.test(text) ? firstOf(BASE64, text) : [])
      .filter(isMixed)
      .flatMap((blob) => readable(Buffer.from(blob, "base64"))),
    ...firstOf(HEX, text).flatMap((blob) => readable(Buffer.from(blob.replace(/[ :]/g, ""), "hex"))),
    ...(ESCAPE_SIGN.test(text) ? firstOf(ESCAPES, text) : []).map(unescape),
  ];
}
