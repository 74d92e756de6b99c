import { asciiDigits } from "./output.ts";
import { CLOCKS, COUNTS, datePatterns, MONEY, type Pattern, PHONES, type ValueKind } from "./value-patterns.ts";
import { SHARES } from "./words/share-patterns.ts";

/** A number, price, percentage, time or date in a text. */
export type Value = {
  start: number;
  end: number;
  kind: ValueKind;
  /** All that it can mean where a person states it, each in one spelling. */
  says: string[];
  /** Any of these, stated somewhere, backs it. */
  needs: string[];
};

const MEMORY = 100;
/** Building the patterns of a language takes a millisecond, so the latest are remembered. */
const remembered = new Map<string, readonly Pattern[]>();

function patternsOf(locale: string): readonly Pattern[] {
  const known = remembered.get(locale);
  if (known) return known;
  if (remembered.size >= MEMORY) remembered.clear();
  const patterns = [...datePatterns(locale), ...CLOCKS, ...PHONES, ...MONEY, ...SHARES, ...COUNTS];
  remembered.set(locale, patterns);
  return patterns;
}

/** Nothing to look for, and nearly every second text is so. */
const ANY_DIGIT = /\d|[一二三四五六七八九十百千万](?:円|割)/;

/** No pattern looks further from a digit than this. */
const REACH = 64;
/** Below this a text is looked through whole. */
const SHORT = 3 * REACH;
const DIGIT = /[\d一二三四五六七八九十百千万\ue000]/g;
const NO_SPACE = /^\S{0,64}/;
const NO_SPACE_BEFORE = /\S{0,64}$/;

type Stretch = { start: number; text: string };

/** The stretches of a long text around its digits, in whole words; they do not touch. */
function aroundDigits(text: string): Stretch[] {
  if (text.length <= SHORT) return [{ start: 0, text }];
  const found: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(DIGIT)) {
    const latest = found.at(-1);
    if (latest && index - 2 * REACH <= latest.end) latest.end = index + REACH;
    else found.push({ start: index - REACH, end: index + REACH });
  }
  return found.map(({ start, end }) => {
    const before = NO_SPACE_BEFORE.exec(text.slice(Math.max(0, start - REACH), Math.max(0, start)))?.[0].length ?? 0;
    const after = NO_SPACE.exec(text.slice(end, end + REACH))?.[0].length ?? 0;
    const from = Math.max(0, start - before);
    return { start: from, text: text.slice(from, end + after) };
  });
}

/** Finds values in texts of one language, each stretch of text once: a date's day is not found again as a number. */
export function createValueFinder(locale: string): (text: string) => Value[] {
  const patterns = patternsOf(locale);

  function valuesIn({ start: from, text }: Stretch): Value[] {
    let rest = text;
    const values: Value[] = [];
    for (const { kind, expression, read } of patterns) {
      if (!ANY_DIGIT.test(rest)) break;
      rest = rest.replace(expression, (whole: string, ...more: unknown[]) => {
        const offset = more.findIndex((item) => typeof item === "number");
        const groups = more.slice(0, offset).map((group) => (typeof group === "string" ? group : ""));
        const meaning = read(groups);
        if (!meaning) return whole;
        const start = from + Number(more[offset]);
        values.push({ kind, start, end: start + whole.length, ...meaning });
        return "\u0000".repeat(whole.length);
      });
    }
    return values;
  }

  return (text) => {
    const written = asciiDigits(text);
    if (!ANY_DIGIT.test(written)) return [];
    return aroundDigits(written)
      .flatMap(valuesIn)
      .toSorted((one, other) => one.start - other.start);
  };
}
