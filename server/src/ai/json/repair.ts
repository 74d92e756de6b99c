import { jsonrepair } from "jsonrepair";

const WORDS = /\b(?:null|None|undefined|true|True|false|False)\b/g;
const NUMBERS = /(?<![\w.])-?\d[\w.%+-]*/g;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

const KIND_OF_WORD: Record<string, string> = {
  None: "null",
  undefined: "null",
  True: "true",
  False: "false",
};

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORDS)) {
    const kind = KIND_OF_WORD[word] ?? word;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * True when the repaired text holds a number or a null that the broken one did not: the repair filled a hole (`"b"` without a
 * value becomes null, `12.` becomes 12), which is guessing.
 */
function invents(broken: string, repaired: string): boolean {
  const bare = repaired.replace(STRINGS, '""');
  const written = new Set([...broken.matchAll(NUMBERS)].map(([number]) => number));
  if ([...bare.matchAll(NUMBERS)].some(([number]) => !written.has(number))) return true;
  const before = countWords(broken);
  return [...countWords(bare)].some(([word, count]) => count > (before.get(word) ?? 0));
}

const LEFT_OUT = /(?:\.\.\.|…)\s*[\]},]|[[{,]\s*(?:\.\.\.|…)/;

/** Valid JSON with the same meaning, or null when that is not certain. The text must be a closed value. */
export function repairJson(broken: string): string | null {
  if (LEFT_OUT.test(broken.replace(STRINGS, '""'))) return null;
  try {
    const repaired = jsonrepair(broken);
    return invents(broken, repaired) ? null : repaired;
  } catch {
    // jsonrepair throws its own error, or a RangeError: either way the text is beyond repair.
    return null;
  }
}
