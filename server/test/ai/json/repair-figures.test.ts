import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpora, cutOff, figuresOf, lineOf, ownPairs, type Pair } from "../corpora/repair-figures.ts";

const published = readFileSync(join(import.meta.dirname, "../../../../docs/repair-figures.md"), "utf8").replace(
  / {2,}/g,
  " ",
);

test.each(corpora())(
  "$name: the figures are the published ones, and nothing is wrongly accepted",
  ({ name, pairs }) => {
    const figures = figuresOf(pairs);
    expect(figures.wrong).toEqual([]);
    expect(published).toContain(lineOf(name, figures));
  },
);

test("what must be read is read", () => {
  const readable = ownPairs().filter((pair) => "expected" in pair);
  expect(figuresOf(readable)).toMatchObject({ refused: 0, wrong: [] });
  expect(readable.length).toBeGreaterThan(60);
});

/** Texts that hold one value: whatever is cut from it, nothing whole is left. */
const single = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter(
    ({ what, input }) => !/twice|draft|two fences|small list|thought|thinking/i.test(what) && /^[^{[]*[{[]/.test(input),
  );

test("no answer that was cut off anywhere is accepted", () => {
  const cut = [...cutOff(single(ownPairs().filter((pair) => "expected" in pair)))];
  const figures = figuresOf(cut);
  expect(figures.wrong).toEqual([]);
  expect(published).toContain(lineOf("every beginning of our own pairs", figures));
  expect(cut.length).toBeGreaterThan(2000);
});
