import { MAX_DEPTH } from "./strict.ts";
import { type Token, tokensOfValue } from "./tokens.ts";

/** A closed object or array that stands in a text. */
export type Slice = { text: string; start: number; end: number; tokens: Token[] };

/**
 * The closed objects and arrays of a text, in order; null when one is never closed, or a bracket closes nothing: then the text
 * was cut off, or its strings do not end where they seem to, and whatever else stands in it cannot be trusted.
 */
function closedValues(text: string): Slice[] | null {
  const values: Slice[] = [];
  const bracket = /[{}[\]]/g;
  for (let match = bracket.exec(text); match; match = bracket.exec(text)) {
    const start = match.index;
    const tokens = match[0] === "{" || match[0] === "[" ? tokensOfValue(text, start, MAX_DEPTH) : null;
    const end = tokens?.at(-1)?.end;
    if (tokens === null || end === undefined) return null;
    values.push({ text: text.slice(start, end), start, end, tokens });
    bracket.lastIndex = end;
  }
  return values;
}

const THOUGHT = /<(\/?)(?:think|thinking|thought|reasoning)>/gi;

/** The text without what the model thought aloud; null when it ends in the middle of a thought. */
function withoutThoughts(text: string): string | null {
  let spoken = "";
  let done = 0;
  let isThinking = false;
  for (const { 0: tag, 1: slash, index } of text.matchAll(THOUGHT)) {
    // An end without a beginning: the server put the beginning into the prompt, so all before it was thought.
    if (slash === "/") spoken = isThinking ? spoken : "";
    else if (!isThinking) spoken += text.slice(done, index);
    isThinking = slash !== "/";
    done = index + tag.length;
  }
  return isThinking ? null : spoken + text.slice(done);
}

const FENCE = "```";

/** The stretch of the last fenced block that holds a value; fences inside values do not count. */
function lastFence(text: string, values: readonly Slice[]): { start: number; end: number } | null {
  const marks: number[] = [];
  let value = 0;
  for (let at = text.indexOf(FENCE); at !== -1; at = text.indexOf(FENCE, at + FENCE.length)) {
    while ((values[value]?.end ?? Infinity) <= at) value += 1;
    if ((values[value]?.start ?? Infinity) > at) marks.push(at);
  }
  const blocks = marks
    .filter((_mark, index) => index % 2 === 0)
    .map((start, index) => ({ start, end: marks[index * 2 + 1] ?? text.length }));
  // From the last value backwards: the last block with a value in it is the one that holds the last value in any block.
  const held = (one: Slice) => blocks.find(({ start, end }) => one.start > start && one.end <= end);
  return values.map(held).findLast((block) => block !== undefined) ?? null;
}

/** Among many values the answer is one of the longest; a text of thousands of brackets must not cost thousands of tries. */
const MAX_CANDIDATES = 8;

const longest = (values: Slice[]): Slice[] =>
  values.toSorted((one, other) => other.text.length - one.text.length).slice(0, MAX_CANDIDATES);

/** Where an answer may stand in a model's text, in groups, the likeliest first: the last fenced block, then anywhere. */
export function candidates(text: string): Slice[][] {
  const spoken = withoutThoughts(text);
  const values = spoken === null ? null : closedValues(spoken);
  if (spoken === null || values === null) return [];
  const fence = lastFence(spoken, values);
  const isFenced = ({ start, end }: Slice) => fence !== null && start > fence.start && end <= fence.end;
  return [longest(values.filter(isFenced)), longest(values.filter((one) => !isFenced(one)))];
}
