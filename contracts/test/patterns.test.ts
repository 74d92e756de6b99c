import { expect, test } from "vitest";
import * as contracts from "../src/index.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every pattern within a schema, or within whatever holds schemas; zod keeps what one is made of in `_zod.def`. */
function collect(value: unknown, found: Map<string, RegExp>, seen = new Set<unknown>()): Map<string, RegExp> {
  if (value instanceof RegExp) return found.set(String(value), value);
  if (!isObject(value) || seen.has(value)) return found;
  seen.add(value);
  const inside = isObject(value["_zod"]) ? [value["_zod"]["def"]] : Object.values(value);
  for (const part of inside) collect(part, found, seen);
  return found;
}

const patterns = [...collect({ ...contracts }, new Map())];

const LONG = 100_000;
const texts = ["", "a@", "a@b.", "#", "+", "1"].flatMap((before) =>
  ["a", "1", ".", "-", " ", "a.", "1 ", "a-"].flatMap((again) =>
    ["", "\u0001", "@"].map((after) => before + again.repeat(LONG / again.length) + after),
  ),
);

test("there are patterns to look at", () => {
  expect(patterns.length).toBeGreaterThan(15);
});

/** A text of any length comes as far as these, from anybody. One that tries every letter at every place takes minutes here. */
test.each(patterns)("%s is done with a long text in a moment", (_name, pattern) => {
  for (const text of texts) expect(typeof pattern.test(text)).toBe("boolean");
});

test("links and markdown are found in a long text in a moment, whatever opens in it and never closes", () => {
  for (const again of ["[", "[a](", "[a", "*a ", "**a", "__", "a.com/[[", "x@", "!", "a.com?"]) {
    const text = `https://shop.com/${again.repeat(LONG / again.length)}x`;
    expect(contracts.findLinks(text).length).toBeGreaterThan(0);
    expect(contracts.readMarkdown(text).length).toBeGreaterThan(0);
  }
});
