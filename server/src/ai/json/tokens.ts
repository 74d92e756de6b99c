/** A piece of JSON or nearly JSON. `text` of a string is what stands between its quotes, as written. */
export type Token = {
  kind: "structure" | "string" | "bare";
  text: string;
  start: number;
  end: number;
  /** How many quotes of its own kind a string holds without escaping them. */
  innerQuotes: number;
};

const STRUCTURE = "{}[]:,";
const SPACE = /\s/;
const ENDS_BARE = /[\s{}[\]:,]/;

/** Quotes that models write for `"`, each with those that close it. */
const CLOSERS: Record<string, string> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "\u2018": "\u2019\u2018",
  "\u201c": "\u201d\u201c",
  "\u201d": "\u201d",
  "\u201e": "\u201c\u201d",
};

/** What may stand behind the end of a string. A quote with anything else behind it is part of the text. */
const BEHIND_STRING = new Set("{}[]:,\"'\u201c\u201e\u2018/");

function skipSpace(text: string, start: number): number {
  let index = start;
  while (index < text.length && SPACE.test(text.charAt(index))) index += 1;
  return index;
}

/** The string that opens at `start`, or null when it never ends. */
function stringAt(text: string, start: number): Token | null {
  const closers = CLOSERS[text.charAt(start)] ?? "";
  let innerQuotes = 0;
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (closers.includes(character)) {
      const behind = skipSpace(text, index + 1);
      if (behind === text.length || BEHIND_STRING.has(text.charAt(behind))) {
        return { kind: "string", text: text.slice(start + 1, index), start, end: index + 1, innerQuotes };
      }
      innerQuotes += 1;
      index = behind - 1;
    }
  }
  return null;
}

/** Index after the comment at `index`; the same index when there is none, -1 when it never ends. */
function skipComment(text: string, index: number): number {
  if (text.startsWith("/*", index)) {
    const end = text.indexOf("*/", index + 2);
    return end === -1 ? -1 : end + 2;
  }
  if (!text.startsWith("//", index)) return index;
  const end = text.indexOf("\n", index);
  return end === -1 ? text.length : end;
}

function endOfBare(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && !ENDS_BARE.test(text.charAt(index)) && !text.startsWith("/*", index)) index += 1;
  return index;
}

/** The token at `index`, which is neither space nor comment; null when it is a string that never ends. */
function tokenAt(text: string, start: number): Token | null {
  const character = text.charAt(start);
  if (STRUCTURE.includes(character)) {
    return { kind: "structure", text: character, start, end: start + 1, innerQuotes: 0 };
  }
  if (CLOSERS[character] !== undefined) return stringAt(text, start);
  const end = endOfBare(text, start);
  return { kind: "bare", text: text.slice(start, end), start, end, innerQuotes: 0 };
}

/**
 * The tokens of the value that opens at `start`, or null when it is never closed or nests deeper than `maxDepth`. On valid
 * JSON this is exact: what was cut off is never taken for closed.
 */
export function tokensOfValue(text: string, start: number, maxDepth: number): Token[] | null {
  const tokens: Token[] = [];
  let depth = 0;
  for (let index = start; index < text.length;) {
    index = skipSpace(text, index);
    const behind = skipComment(text, index);
    if (behind === -1) return null;
    if (behind !== index) {
      index = behind;
      continue;
    }
    const token = index < text.length ? tokenAt(text, index) : null;
    if (token === null) return null;
    tokens.push(token);
    index = token.end;
    if (token.kind !== "structure") continue;
    if (token.text === "{" || token.text === "[") depth += 1;
    if (token.text === "}" || token.text === "]") depth -= 1;
    if (depth > maxDepth) return null;
    if (depth === 0) return tokens;
  }
  return null;
}
