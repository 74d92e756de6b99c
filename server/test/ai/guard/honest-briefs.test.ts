import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contain, sanitise } from "../../../src/ai/guard/input.ts";
import { allowListOf, createLeakCheck, inspect } from "../../../src/ai/guard/output.ts";
import { CONTENT_PROMPTS } from "../../../src/ai/prompts/catalogue.ts";
import { STRATEGY_PROMPT } from "../../../src/ai/prompts/strategy.ts";
import { textsIn } from "../../../src/ai/rules/texts.ts";
import { type HonestBrief, honestBriefs } from "../corpora/honest-briefs.ts";

const NONCE = "0123456789abcdef0123456789abcdef";
const systems = new Set([STRATEGY_PROMPT, ...Object.values(CONTENT_PROMPTS)].map(({ system }) => system));
const leaks = createLeakCheck([...systems].join("\n"), NONCE);
const textsOf = ({ name, words, notes, parts }: HonestBrief) => [
  name,
  ...words,
  notes,
  ...parts.map(({ text }) => text),
];

test("honest briefs reach the model letter for letter", () => {
  for (const brief of honestBriefs()) {
    const texts = textsOf(brief);
    expect(texts.map(sanitise)).toEqual(texts);
    const [, json = ""] = contain({ texts }, NONCE).split("\n");
    expect(JSON.parse(json)).toEqual({ texts });
  }
});

test("not one of their finished texts is blocked", () => {
  const blocked = honestBriefs().flatMap(({ name, words, notes, parts }) =>
    inspect(parts, { allow: allowListOf([name, ...words, notes]), leaks }),
  );
  expect(blocked).toEqual([]);
});

test("the same texts for another business are blocked where they hold its links and numbers", () => {
  const [first, second] = honestBriefs();
  const found = inspect(first?.parts ?? [], { allow: allowListOf(second?.words ?? []), leaks });
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["link", "email", "phone", "handle"]));
});

test.each(["accountant-leeds", "climbing-gym-boulder"])("the brief %s passes untouched", (file) => {
  const brief: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../../fixtures/briefs/${file}.json`), "utf8"),
  );
  const texts = textsIn(brief);
  expect(texts.map(sanitise)).toEqual(texts);
  const parts = texts.map((text, index) => ({ path: String(index), text, markup: "plain" as const }));
  expect(inspect(parts, { allow: allowListOf(texts), leaks })).toEqual([]);
});
