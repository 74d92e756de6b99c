/** A literal of Python's source and where it ends. Objects are read as JSON has them. */
export type Literal = { value: unknown; end: number };

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
};

const CODES = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/;

/** What stands for a backslash and what follows it. An escape that Python does not know keeps its backslash. */
function escaped(rest: string): { text: string; length: number } {
  const plain = ESCAPES[rest.charAt(0)];
  if (plain !== undefined) return { text: plain, length: 1 };
  const code = CODES.exec(rest);
  if (!code) return { text: "\\", length: 0 };
  const [whole, two, four, eight, octal] = code;
  const number = octal === undefined ? Number.parseInt(two ?? four ?? eight ?? "", 16) : Number.parseInt(octal, 8);
  return { text: String.fromCodePoint(number), length: whole.length };
}

/** Where white space, comments and line breaks end. */
export function skipSpace(source: string, at: number): number {
  const space = /(?:\s|#[^\n]*|\\\n)*/y;
  space.lastIndex = at;
  space.exec(source);
  return space.lastIndex;
}

/** One string with its quotes. Formatted and byte strings are not read. */
function readString(source: string, at: number): Literal | null {
  const opening = /(r|R|u|U)?("""|'''|"|')/y;
  opening.lastIndex = at;
  const opened = opening.exec(source);
  if (!opened) return null;
  const [whole, prefix = "", quote = ""] = opened;
  const isRaw = prefix.toLowerCase() === "r";
  let value = "";
  let index = at + whole.length;
  while (index < source.length && !source.startsWith(quote, index)) {
    const sign = source.charAt(index);
    if (sign === "\n" && quote.length === 1) return null;
    index += 1;
    if (sign !== "\\") value += sign;
    else if (isRaw) {
      value += sign + source.charAt(index);
      index += 1;
    } else {
      const { text, length } = escaped(source.slice(index, index + 9));
      value += text;
      index += length;
    }
  }
  return index < source.length ? { value, end: index + quote.length } : null;
}

/** Strings that stand one after another are one. */
function readStrings(source: string, at: number): Literal | null {
  let found = readString(source, at);
  while (found) {
    const next = readString(source, skipSpace(source, found.end));
    if (!next) return found;
    found = { value: String(found.value) + String(next.value), end: next.end };
  }
  return null;
}

const WORDS: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };

function readAtom(source: string, at: number): Literal | null {
  const atom = /(True|False|None)\b|-?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?/y;
  atom.lastIndex = at;
  const found = atom.exec(source);
  if (!found) return null;
  const [text, word] = found;
  const value = word === undefined ? Number(text.replaceAll("_", "")) : WORDS[word];
  return { value, end: at + text.length };
}

type Members = { items: unknown[]; end: number; hasComma: boolean };

/** What stands between two brackets, as far as `read` can read it. */
function readMembers(source: string, at: number, close: string, read: typeof readLiteral): Members | null {
  const items: unknown[] = [];
  let hasComma = false;
  let index = skipSpace(source, at + 1);
  while (source.charAt(index) !== close) {
    const item = read(source, index);
    if (!item) return null;
    items.push(item.value);
    index = skipSpace(source, item.end);
    if (source.charAt(index) === ",") {
      hasComma = true;
      index = skipSpace(source, index + 1);
    } else if (source.charAt(index) !== close) return null;
  }
  return { items, end: index + 1, hasComma };
}

/** `key: value` of a dictionary. */
function readEntry(source: string, at: number): Literal | null {
  const key = readStrings(source, at);
  const colon = key ? skipSpace(source, key.end) : at;
  if (!key || source.charAt(colon) !== ":") return null;
  const value = readLiteral(source, skipSpace(source, colon + 1));
  return value && { value: [key.value, value.value], end: value.end };
}

const isEntry = (item: unknown): item is [string, unknown] => Array.isArray(item) && typeof item[0] === "string";

/** Reads the literal that begins at an index; null where there is none, or one that says more than a literal can. */
export function readLiteral(source: string, at: number): Literal | null {
  const sign = source.charAt(at);
  if (sign === "[" || sign === "(") {
    const members = readMembers(source, at, sign === "[" ? "]" : ")", readLiteral);
    if (!members) return null;
    const isGroup = sign === "(" && members.items.length === 1 && !members.hasComma;
    return { value: isGroup ? members.items[0] : members.items, end: members.end };
  }
  if (sign === "{") {
    const members = readMembers(source, at, "}", readEntry);
    return members && { value: Object.fromEntries(members.items.filter(isEntry)), end: members.end };
  }
  return readStrings(source, at) ?? readAtom(source, at);
}
