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

/** Finds values in texts of one language, each stretch of text once: a date's day is not found again as a number. */
export function createValueFinder(locale: string): (text: string) => Value[] {
  const patterns = patternsOf(locale);
  return (text) => {
    let rest = asciiDigits(text);
    const values: Value[] = [];
    for (const { kind, expression, read } of patterns) {
      if (!ANY_DIGIT.test(rest)) break;
      rest = rest.replace(expression, (whole: string, ...more: unknown[]) => {
        const offset = more.findIndex((item) => typeof item === "number");
        const groups = more.slice(0, offset).map((group) => (typeof group === "string" ? group : ""));
        const meaning = read(groups);
        if (!meaning) return whole;
        const start = Number(more[offset]);
        values.push({ kind, start, end: start + whole.length, ...meaning });
        return "\u0000".repeat(whole.length);
      });
    }
    return values.toSorted((one, other) => one.start - other.start);
  };
}
