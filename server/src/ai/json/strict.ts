import { isDeepStrictEqual } from "node:util";

/** The deepest nesting that is read; answers have five levels. */
export const MAX_DEPTH = 32;

/** The longest answer that is read. */
const MAX_BYTES = 256 * 1024;

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const isOpener = (code: number): boolean => code === 0x7b || code === 0x5b;
const isCloser = (code: number): boolean => code === 0x7d || code === 0x5d;

/** Index after the string whose opening quote is at `start`; the length of the text when it never ends. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index += 1;
    else if (code === QUOTE) return index + 1;
  }
  return text.length;
}

/** Nesting of the deepest place, brackets in strings left out. A plain loop, so no depth can exhaust the stack. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index) - 1;
    else if (isOpener(code)) depth += 1;
    else if (isCloser(code)) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

export const isTooLong = (text: string): boolean =>
  text.length > MAX_BYTES || (text.length > MAX_BYTES / 3 && Buffer.byteLength(text) > MAX_BYTES);

/** Index of the first character at or after `start` that is no space of JSON. */
function skipSpace(json: string, start: number): number {
  let index = start;
  while (index < json.length && json.charCodeAt(index) <= 0x20) index += 1;
  return index;
}

/** Index after the value at `start` of valid JSON. */
function endOfValue(json: string, start: number): number {
  let depth = 0;
  for (let index = start; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(json, index) - 1;
      if (depth === 0) return index + 1;
    } else if (isOpener(code)) depth += 1;
    else if (isCloser(code)) {
      depth -= 1;
      if (depth <= 0) return depth < 0 ? index : index + 1;
    } else if (depth === 0 && code === 0x2c) return index;
  }
  return json.length;
}

const valueAt = (json: string, start: number): unknown => JSON.parse(json.slice(start, endOfValue(json, start)));

/** True when an object in this valid JSON names a key twice with different values: nobody can tell which was meant. */
function hasConflict(json: string): boolean {
  const open: (Map<string, number> | null)[] = [];
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (isOpener(code)) open.push(code === 0x7b ? new Map() : null);
    else if (isCloser(code)) open.pop();
    if (code !== QUOTE) continue;
    const end = endOfString(json, index);
    const colon = skipSpace(json, end);
    const keys = open.at(-1);
    if (keys && json.charCodeAt(colon) === COLON) {
      const key = String(JSON.parse(json.slice(index, end)));
      const value = skipSpace(json, colon + 1);
      const earlier = keys.get(key);
      if (earlier !== undefined && !isDeepStrictEqual(valueAt(json, earlier), valueAt(json, value))) return true;
      keys.set(key, value);
    }
    index = end - 1;
  }
  return false;
}

/** Reads strict JSON of bounded depth without conflicting keys; null when it is not that. */
export function readJson(text: string): { value: unknown } | null {
  if (depthOf(text) > MAX_DEPTH) return null;
  try {
    const value: unknown = JSON.parse(text);
    return hasConflict(text) ? null : { value };
  } catch {
    return null;
  }
}
