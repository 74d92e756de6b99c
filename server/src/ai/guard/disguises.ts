import { TRIGGER_VERBS, TRIGGERS } from "./attack-words.ts";
import { foundIn } from "./matches.ts";

const reversed = (word: string): string => Array.from(word).toReversed().join("");
const rotated = (word: string): string =>
  word.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97));

/** Whole words that are an order read backwards or turned by thirteen letters. */
const TURNED = new Map(TRIGGERS.flatMap((word) => [[reversed(word), word] as const, [rotated(word), word] as const]));
const PLAIN: ReadonlySet<string> = new Set(TRIGGERS);

const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  і: "i",
  ѕ: "s",
  ο: "o",
  ρ: "p",
  ν: "v",
  ι: "i",
  α: "a",
  ε: "e",
  м: "m",
  т: "t",
  к: "k",
  в: "b",
  н: "h",
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join("")}]`, "g");
const unmasked = (word: string): string =>
  word.search(LOOKALIKE) === -1 ? word : word.replace(LOOKALIKE, (sign) => LOOKALIKES[sign] ?? sign);

/** Changes of one letter, swaps of neighbours included, that turn one word into the other. */
function distance(one: string, other: string): number {
  let [earlier, previous] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const steps = [
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        isSwap && column > 1 && row > 1 ? (earlier[column - 2] ?? 0) + 1 : Infinity,
      ];
      current.push(Math.min(...steps));
    }
    [earlier, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}

const sorted = (word: string): string => Array.from(word).toSorted().join("");
const SORTED = new Map<string, string>(TRIGGERS.map((trigger) => [trigger, sorted(trigger)]));

/** How many letters of a trigger a word does not have at all: each takes a change, and counting them is quicker than the distance. */
function missing(word: string, trigger: string): number {
  let count = 0;
  for (const letter of trigger) if (!word.includes(letter)) count += 1;
  return count;
}

/** True for a word whose letters were stirred so that people still read it: ends kept, at most two changes or only the order. */
function isStirred(word: string, trigger: string): boolean {
  const most = trigger.length > 6 ? 2 : 1;
  if (word === trigger || Math.abs(word.length - trigger.length) > 1 || missing(word, trigger) > most) return false;
  return sorted(word) === SORTED.get(trigger) || distance(word, trigger) <= most;
}

const ends = (word: string): string => word.charAt(0) + word.charAt(word.length - 1);

/** Triggers by their first and last letter, which a stirred word keeps. */
const BY_ENDS = Map.groupBy(TRIGGERS, ends);

/** The trigger that a word is a disguise of. */
function disguised(word: string): string | undefined {
  if (word.length < 5 || word.length > 14 || PLAIN.has(word)) return undefined;
  const bare = unmasked(word);
  if (bare !== word && PLAIN.has(bare)) return bare;
  return TURNED.get(word) ?? BY_ENDS.get(ends(bare))?.find((trigger) => isStirred(bare, trigger));
}

const WINDOW = 9;
/** Triggers are English: a disguise of one is made of these. */
const WORD = /[a-z0-9@$!\u03b1-\u03c9\u0430-\u045f]+/g;
const SPACED = /(?<![a-z0-9])(?:[a-z][ .*_-]{1,2}){5,40}[a-z](?![a-z0-9])/g;

const holdsTrigger = (run: string): boolean => {
  const word = run.replace(/[^a-z]/g, "");
  return TRIGGERS.some((trigger) => word.includes(trigger));
};

/** True when an order to a model stands in the text with letters stirred, spaced, turned or exchanged for lookalikes. */
export function hasDisguisedOrder(text: string): boolean {
  if (foundIn(SPACED, text).some(holdsTrigger)) return true;
  const words = text.match(WORD) ?? [];
  const found = words.map(disguised);
  return found.some((trigger, index) => {
    if (trigger === undefined) return false;
    const from = Math.max(0, index - WINDOW);
    const near = found.slice(from, index + WINDOW + 1).map((one, step) => one ?? words[from + step] ?? "");
    const triggers = near.filter((one) => PLAIN.has(one));
    return triggers.some((one) => TRIGGER_VERBS.has(one)) && triggers.some((one) => !TRIGGER_VERBS.has(one));
  });
}
