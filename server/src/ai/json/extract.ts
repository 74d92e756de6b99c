/** The deepest nesting that is read; answers have five levels. */
const MAX_DEPTH = 32;

const OPENERS = "{[";

/** Index after the string that starts at `start` (a double quote), or -1 when it never ends. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === '"') return index + 1;
  }
  return -1;
}

/** Index after the value that opens at `start`, or -1 when it is never closed or nests too deeply. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length;) {
    const character = text.charAt(index);
    if (character === '"') {
      index = endOfString(text, index);
      if (index === -1) return -1;
      continue;
    }
    if (OPENERS.includes(character)) depth += 1;
    if (depth > MAX_DEPTH) return -1;
    if (character === "}" || character === "]") depth -= 1;
    index += 1;
    if (depth === 0) return index;
  }
  return -1;
}

/**
 * The closed objects and arrays that stand in a text, in order. What is never closed was cut off, and neither it nor
 * anything inside it is handed on: a repair would invent its ending.
 */
export function closedValues(text: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (!OPENERS.includes(text.charAt(index))) continue;
    const end = endOfValue(text, index);
    if (end === -1) break;
    values.push(text.slice(index, end));
    index = end - 1;
  }
  return values;
}

const THOUGHTS = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
const FENCE = /```[a-z]*\s*\n([\s\S]*?)```/gi;

/** Where an answer may hide in a model's text, most likely first: the last fenced block, then the largest value. */
export function candidates(text: string): string[] {
  const spoken = text.replace(THOUGHTS, "");
  const fenced = [...spoken.matchAll(FENCE)].toReversed().flatMap(([, inner = ""]) => closedValues(inner));
  const open = closedValues(spoken).toSorted((one, other) => other.length - one.length);
  return [...new Set([...fenced, ...open])];
}

/** True when an object in this valid JSON names a key twice: nobody can tell which value was meant. */
export function hasDuplicateKeys(json: string): boolean {
  const seen: (Set<string> | null)[] = [];
  for (let index = 0; index < json.length;) {
    const character = json.charAt(index);
    if (character === '"') {
      const end = endOfString(json, index);
      if (end === -1) return false;
      const keys = seen.at(-1);
      if (keys && /^\s*:/.test(json.slice(end, end + 64))) {
        const key: unknown = JSON.parse(json.slice(index, end));
        if (keys.has(String(key))) return true;
        keys.add(String(key));
      }
      index = end;
      continue;
    }
    if (character === "{") seen.push(new Set());
    if (character === "[") seen.push(null);
    if (character === "}" || character === "]") seen.pop();
    index += 1;
  }
  return false;
}
