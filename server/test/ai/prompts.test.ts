import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { CHANNELS, type Channel } from "@handbill/contracts";
import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { isRecord } from "../../src/ai/json/coerce.ts";
import { contentDraft, render, strategyDraft } from "../../src/ai/prompt-builder.ts";
import { BENCHMARKS } from "../../src/ai/prompts/benchmarks.ts";
import { CONTENT_PROMPTS } from "../../src/ai/prompts/catalogue.ts";
import { CONTENT_RULES } from "../../src/ai/prompts/content.ts";
import { factList } from "../../src/ai/prompts/facts.ts";
import { COMMON_RULES } from "../../src/ai/prompts/prompt.ts";
import { STRATEGY_PROMPT } from "../../src/ai/prompts/strategy.ts";
import { anyText } from "./support/any-text.ts";
import { currentPrompts, goldenFile, judgeChange, readGolden } from "./support/golden.ts";
import { business, contentRequest, strategyRequest } from "./support/requests.ts";

const first = { corrections: [], short: false };

const dataOf = (user: string): unknown => JSON.parse(user.split("\n")[1] ?? "");

describe("golden files", () => {
  const prompts = currentPrompts();

  test.each(prompts)("$id is sent as its golden file says", ({ id, version, sha256, text }) => {
    const golden = readGolden(id);
    const advice = `${id} has changed: raise its version and run "npm run prompts:update".`;
    expect({ version, sha256, text }, advice).toEqual({
      version: golden?.version,
      sha256: golden?.sha256,
      text: golden?.text,
    });
  });

  test("a changed prompt takes the place of its golden file only with a new version", () => {
    const golden = { id: "sms", version: 2, sha256: "a", text: "Be brief." };
    expect(judgeChange(golden, null)).toBe("new");
    expect(judgeChange(golden, golden)).toBe("unchanged");
    expect(judgeChange({ ...golden, text: "Be short." }, golden)).toBe("needs a new version");
    expect(judgeChange({ ...golden, text: "Be short.", version: 3 }, golden)).toBe("updated");
  });

  test("there is one for each prompt and none besides", () => {
    const files = readdirSync(dirname(goldenFile("any"))).toSorted();
    expect(files).toEqual(prompts.map(({ id }) => `${id}.txt`).toSorted());
  });
});

describe("what all prompts share", () => {
  test.each([...CHANNELS])("%s begins with the rules of all contents, byte for byte", (channel) => {
    expect(CONTENT_RULES.startsWith(COMMON_RULES)).toBe(true);
    expect(CONTENT_PROMPTS[channel].system.startsWith(`${CONTENT_RULES}\n\nCHANNEL: `)).toBe(true);
  });

  test("the strategy begins with the rules of all prompts", () => {
    expect(STRATEGY_PROMPT.system.startsWith(`${COMMON_RULES}\n\n`)).toBe(true);
  });

  test.each([STRATEGY_PROMPT, ...Object.values(CONTENT_PROMPTS)])(
    "$id is long enough for providers to cache it",
    ({ system }) => {
      expect(countTokens(system)).toBeGreaterThanOrEqual(1024);
    },
  );

  test("no text of a user reaches the instructions", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Channel>(...CHANNELS), (any, channel) => {
        const evil = { ...business, name: any, description: any, facts: [any], constraints: [any], voice: [any] };
        const request = { ...contentRequest(channel), business: evil, instruction: any, alreadySaid: [any] };
        expect(render(contentDraft(request), "n", first).system).toBe(CONTENT_PROMPTS[channel].system);
        expect(
          render(strategyDraft({ ...strategyRequest(), business: evil, instruction: any }), "n", first).system,
        ).toBe(STRATEGY_PROMPT.system);
      }),
    );
  });
});

const LIMITS = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "pattern", "format"];

/** What strict mode asks of every object, down to the last, and the keywords that it does not know. */
function strictFaults(node: unknown, path = ""): string[] {
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => strictFaults(item, `${path}/${index}`));
  if (!isRecord(node)) return [];
  const properties = isRecord(node["properties"]) ? Object.keys(node["properties"]) : null;
  const isStrict =
    node["additionalProperties"] === false && JSON.stringify(node["required"]) === JSON.stringify(properties);
  const limits = path.endsWith("/properties") ? [] : LIMITS.filter((key) => key in node);
  const inner = Object.entries(node).flatMap(([key, value]) => strictFaults(value, `${path}/${key}`));
  return [...(properties && !isStrict ? [path] : []), ...limits.map((key) => `${path} ${key}`), ...inner];
}

/** How many objects lie in each other. */
function depthOf(node: unknown): number {
  if (!isRecord(node) && !Array.isArray(node)) return 0;
  const own = isRecord(node) && "properties" in node ? 1 : 0;
  return own + Math.max(0, ...Object.values(node).map(depthOf));
}

describe("answers", () => {
  test.each([...CHANNELS])("the schema for %s is one that strict mode takes, thinking first", (channel) => {
    const { schema } = contentDraft(contentRequest(channel)).shape;
    expect(strictFaults(schema)).toEqual([]);
    expect(depthOf(schema)).toBeLessThanOrEqual(5);
    expect(Object.keys(schema.properties ?? {})).toEqual([
      "moment",
      "angle",
      "doubt",
      "factsUsed",
      "hooks",
      "fields",
      "notices",
    ]);
  });

  test("the strategy's schema is one that strict mode takes, thinking first", () => {
    const { schema } = strategyDraft(strategyRequest()).shape;
    expect(strictFaults(schema)).toEqual([]);
    expect(depthOf(schema)).toBeLessThanOrEqual(5);
    expect(Object.keys(schema.properties ?? {})).toEqual([
      "situation",
      "tension",
      "insight",
      "oneIdea",
      "positioning",
      "audienceSegments",
      "pillars",
      "keyMessages",
      "goals",
      "channelPlan",
      "budgetSplit",
      "calendar",
      "risks",
      "summary",
      "openQuestions",
    ]);
  });
});

describe("the data block", () => {
  test("numbers everything a text may cite, with its kind", () => {
    expect(factList(business)).toEqual([
      { id: "F1", kind: "hours", text: "Open Tuesday to Sunday, 7:30 to 19:00" },
      { id: "F2", kind: "contact", text: "Call 0113 496 0999 to order" },
      { id: "F3", kind: "price", text: "Breakfast menu: £4.20 (weekdays until 11:00)" },
      { id: "F4", kind: "place", text: "Mill Lane 4, Leeds" },
      { id: "F5", kind: "link", text: "https://crumb.example" },
      { id: "F6", kind: "statement", text: "A small bakery that bakes in front of its guests." },
    ]);
  });

  test.each([
    ["review", ["Rated 4.8 of 5 on Maps", "„Sehr freundlich“ (Kundenstimme)", "口コミ 4.5"]],
    ["certificate", ["Certified organic", "Zertifizierter Meisterbetrieb", "認証済み"]],
    ["proof", ["Members of a professional body", "Ausgezeichnet 2024", "Premio Qualità"]],
    ["contact", ["Write to hello@crumb.example", "Ruf an: +49 341 4960999"]],
    ["price", ["Day pass $24", "Pastéis de nata: 1,35 €", "玉露 50g 1,800円から", "Erstgespräch kostenlos"]],
    ["hours", ["Closed on Mondays", "Mo-Fr 9-18 Uhr", "水曜定休", "المواعيد من 12 ظهرًا إلى 10 مساءً"]],
    ["date", ["Deadline: 31 January 2027", "Aktion bis 28.02.2027", "5月3日から"]],
    ["link", ["Menu: https://crumb.example/menu"]],
    ["statement", ["Two mechanics, loan bikes for commuters", "Pão de centeio só à sexta e ao sábado"]],
  ])("takes a %s for what it is, in several languages", (kind, texts) => {
    const facts = factList({ ...business, facts: texts }).slice(0, texts.length);
    expect(facts.map((fact) => fact.kind)).toEqual(texts.map(() => kind));
  });

  test("holds the facts, the task and the wish, and nothing that is absent", () => {
    const request = contentRequest("x", { instruction: "Shorter", alreadySaid: ["The oven is on."] });
    const data = dataOf(render(contentDraft(request), "abc", first).user);
    expect(data).toMatchObject({
      task: "content",
      facts: factList(business),
      content: { channel: "x", topic: "Breakfast" },
      alreadySaid: ["The oven is on."],
      instruction: "Shorter",
    });
    expect(data).not.toHaveProperty("field");
    expect(data).not.toHaveProperty("current");
    expect(data).not.toHaveProperty("corrections");
  });

  test("leaves out what the rows of business and content hold besides", () => {
    const request = contentRequest("x");
    const rows = {
      ...request,
      business: { ...business, id: "b-1", plan: "secret" },
      content: { ...request.content, id: "c-1", receipt: { costNanoUsd: 4 } },
    };
    expect(render(contentDraft(rows), "n", first)).toEqual(render(contentDraft(request), "n", first));
  });

  test("a field is rewritten with the present text beside it", () => {
    const request = contentRequest("facebook", { field: "text", current: { text: "Come in." }, instruction: "Warmer" });
    const data = dataOf(render(contentDraft(request), "abc", first).user);
    expect(data).toMatchObject({ field: "text", current: { text: "Come in." }, instruction: "Warmer" });
  });

  test("another try says what was wrong, and can leave out what is optional", () => {
    const draft = contentDraft(contentRequest("x", { alreadySaid: ["The oven is on."] }));
    const again = dataOf(render(draft, "a", { corrections: ["text: too long"], short: true }).user);
    expect(again).toMatchObject({ corrections: ["text: too long"] });
    expect(again).not.toHaveProperty("alreadySaid");
  });

  test("the hash does not depend on the nonce but on everything else", () => {
    const draft = contentDraft(contentRequest());
    const plain = render(draft, "a", first).sha256;
    expect(render(draft, "b", first).sha256).toBe(plain);
    expect(render(draft, "a", { corrections: ["x"], short: false }).sha256).not.toBe(plain);
  });
});

test("every benchmark says where and when it was measured, and stands in the strategy's prompt", () => {
  expect(BENCHMARKS.map(({ id }) => id)).toEqual(BENCHMARKS.map((_, index) => `B${index + 1}`));
  for (const { id, source, year, measuredOn } of BENCHMARKS) {
    expect(source).not.toBe("");
    expect(measuredOn).not.toBe("");
    expect(year).toBeGreaterThan(2023);
    expect(STRATEGY_PROMPT.system).toContain(`\n${id} `);
  }
});
