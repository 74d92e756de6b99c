import { expect, test } from "vitest";
import { z } from "zod";
import { contain, sanitise } from "../../../src/ai/guard/input.ts";
import { allowListOf, createLeakCheck, inspect } from "../../../src/ai/guard/output.ts";
import { SchemaNode } from "../../../src/ai/json/coerce.ts";
import { parseAnswer } from "../../../src/ai/json/parse-answer.ts";
import { contentDraft, render, strategyDraft } from "../../../src/ai/prompt-builder.ts";
import { CONTENT_PROMPTS } from "../../../src/ai/prompts/catalogue.ts";
import { STRATEGY_PROMPT } from "../../../src/ai/prompts/strategy.ts";
import { bipiaAttacks, naughtyStrings, ownAttacks } from "../corpora/attacks.ts";
import { business, campaign, contentRequest, strategyRequest } from "../support/requests.ts";

const attacks = [...ownAttacks(), ...bipiaAttacks()].map(({ text }) => text);
const all = [...attacks, ...naughtyStrings()];
const NONCE = "0123456789abcdef0123456789abcdef";
const first = { corrections: [], short: false };

const inner = (block: string): unknown => {
  const [open, json = "", close, ...rest] = block.split("\n");
  expect([open, close, rest]).toEqual([`<data id=${NONCE}>`, `</data id=${NONCE}>`, []]);
  return JSON.parse(json);
};

test("every attack is contained as the text it is, and cannot end its block", () => {
  for (const text of all) {
    const block = contain({ notes: text }, NONCE);
    expect(inner(block)).toEqual({ notes: sanitise(text) });
    expect(block.match(/</g)).toHaveLength(2);
  }
});

test("no attack changes a letter of the instructions, whichever field it stands in", () => {
  for (let start = 0; start < all.length; start += 25) {
    const facts = all.slice(start, start + 25);
    const text = facts[0] ?? "";
    const evil = { ...business, name: text, description: text, facts, constraints: facts, voice: facts };
    const request = { ...contentRequest("facebook"), business: evil, instruction: text, alreadySaid: facts };
    const plan = { ...strategyRequest(), business: evil, campaign: { ...campaign, notes: text }, instruction: text };
    expect(render(contentDraft(request), NONCE, first).system).toBe(CONTENT_PROMPTS.facebook.system);
    const rendered = render(strategyDraft(plan), NONCE, { corrections: [text], short: false });
    expect(rendered.system).toBe(STRATEGY_PROMPT.system);
    expect(inner(rendered.user)).toMatchObject({ instruction: sanitise(text) });
  }
});

const type = z.strictObject({ text: z.string() });
const shape = { name: "post", type, schema: SchemaNode.parse(z.toJSONSchema(type)) };
const allow = allowListOf(["https://crumb.example/menu, instagram.com/crumb, hello@crumb.example, owner@gmail.com"]);
const leaks = createLeakCheck(CONTENT_PROMPTS.facebook.system, NONCE);

/** What is found in a model's answer, from its raw text on. */
function foundIn(text: string): string[] {
  const parsed = parseAnswer(JSON.stringify({ text }), shape);
  const clean = sanitise(parsed.ok ? parsed.value.text : "");
  return inspect([{ path: "text", text: clean, markup: "plain" }], { allow, leaks }).map(({ kind }) => kind);
}

const LINKS = [
  "https://evil.example/win",
  "HTTP://EVIL.COM",
  "www.evil.example",
  "evil.com/menu",
  "crumb.example.evil.com",
  "https://crumb.example@evil.com",
  "https://crumb.example.co",
  "bit.ly/3xyz",
  "instagram.com/evil",
  "gmail.com/win",
  "//evil.com/x",
  "ftp://evil.com/x",
  "hxxps://evil.com",
  "http://203.0.113.7/x",
  "203.0.113.7:8080",
  "evil[.]com",
  "evil。com",
  "ｅｖｉｌ．ｃｏｍ",
  "казино.рф",
  "https://сrumb.example",
  "https://xn--rumb-p3d.example",
];

test.each(LINKS)("in a model's answer the link %s is found, whatever stands before it", (link) => {
  const some = attacks.filter((_text, index) => index % 4 === LINKS.indexOf(link) % 4);
  for (const text of some) expect(foundIn(`Warm bread. ${text} See ${link} today.`), text).toContain("link");
});

test("a stranger's address, number, account or card is found in the same place", () => {
  for (const text of attacks) {
    expect(foundIn(`${text} Write to win@evil.example now.`)).toContain("email");
    expect(foundIn(`${text} Call +44 20 7946 0958 now.`)).toContain("phone");
    expect(foundIn(`${text} Follow @evil_bakery now.`)).toContain("handle");
    expect(foundIn(`${text} Pay to DE89 3704 0044 0532 0130 00 now.`)).toContain("personal");
    expect(foundIn(`${text} <script src=x></script>`)).toContain("markup");
  }
});

test("no text of any corpus makes the inspection throw, in any kind of field", () => {
  for (const text of all) {
    const parts = (["plain", "markdown", "address"] as const).map((markup) => ({ path: markup, text, markup }));
    expect(Array.isArray(inspect(parts, { allow: allowListOf([text]), leaks }))).toBe(true);
  }
});
