import { createHash } from "node:crypto";
import { CHANNELS, type Channel } from "@handbill/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isRecord } from "../../src/ai/json/coerce.ts";
import { contentDraft, render, strategyDraft } from "../../src/ai/prompt-builder.ts";
import { CONTENT_PROMPTS } from "../../src/ai/prompts/catalogue.ts";
import { STRATEGY_PROMPT } from "../../src/ai/prompts/strategy.ts";
import { anyText } from "./support/any-text.ts";
import { business, contentRequest, strategyRequest } from "./support/requests.ts";

const first = { corrections: [], short: false };
const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

test("prompt texts and answer schemas change only together with their version", () => {
  const prompts = new Map([STRATEGY_PROMPT, ...Object.values(CONTENT_PROMPTS)].map((prompt) => [prompt.id, prompt]));
  const texts = [...prompts.values()].map(({ id, version, system }) => `${id} v${version} ${hash(system)}`);
  const schemas = CHANNELS.map((channel) => `${channel} ${hash(contentDraft(contentRequest(channel)).shape.schema)}`);
  expect([...texts, ...schemas, `strategy ${hash(strategyDraft(strategyRequest()).shape.schema)}`])
    .toMatchInlineSnapshot(`
    [
      "strategy v1 389946bd031759b1",
      "social_post v1 bff097107e04e5db",
      "short_post v1 b8185085b81216ef",
      "email v1 fec52f365e90bcaf",
      "sms v1 5833e42de018b91c",
      "blog v1 083b451801c750aa",
      "search_ads v1 981a04959a8459db",
      "instagram 5b3be8df1e6f8709",
      "facebook 9777755cc8f501fa",
      "linkedin 9777755cc8f501fa",
      "x 300aaa5d62c3c56a",
      "bluesky 9777755cc8f501fa",
      "threads 42b94abb3a0b957e",
      "email abdf800799faa9bb",
      "sms 9777755cc8f501fa",
      "blog 634c1923eab2470c",
      "google_ads 7ccad30786e98918",
      "strategy 202a62d12d205c66",
    ]
  `);
});

test("no text of a user reaches the instructions", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom<Channel>(...CHANNELS), (any, channel) => {
      const evil = { ...business, name: any, description: any, facts: [any], constraints: [any], voice: [any] };
      const request = { ...contentRequest(channel), business: evil, instruction: any, alreadySaid: [any] };
      expect(render(contentDraft(request), "n", first).system).toBe(CONTENT_PROMPTS[channel].system);
      expect(render(strategyDraft({ ...strategyRequest(), business: evil, instruction: any }), "n", first).system).toBe(
        STRATEGY_PROMPT.system,
      );
    }),
  );
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

test.each([...CHANNELS])("the schema for %s is one that strict mode takes", (channel) => {
  expect(strictFaults(contentDraft(contentRequest(channel)).shape.schema)).toEqual([]);
});

test("the strategy's schema is one that strict mode takes, and thinking comes before planning", () => {
  const { schema } = strategyDraft(strategyRequest()).shape;
  expect(strictFaults(schema)).toEqual([]);
  expect(Object.keys(schema.properties ?? {}).slice(0, 6)).toEqual([
    "situation",
    "tension",
    "insight",
    "oneIdea",
    "positioning",
    "audienceSegments",
  ]);
});

test("the data block names facts by id and says the channel's limits", () => {
  const { user } = render(contentDraft(contentRequest("x", { instruction: "Shorter" })), "abc", first);
  const data: unknown = JSON.parse(user.split("\n")[1] ?? "");
  expect(data).toMatchObject({
    task: "content",
    facts: [
      { id: "F1", kind: "hours", text: business.facts[0] },
      { id: "F2", kind: "contact" },
      { id: "F3", kind: "price", text: "Breakfast menu: £4.20 (weekdays until 11:00)" },
      { id: "F4", kind: "place" },
      { id: "F5", kind: "link" },
      { id: "F6", kind: "statement", text: business.description },
    ],
    content: { channel: "x", topic: "Breakfast" },
    instruction: "Shorter",
  });
  expect(data).toHaveProperty("limits.0", { field: "text", counter: "xWeight", max: 280 });
  expect(data).not.toHaveProperty("field");
});

test("the prompt's hash does not depend on the nonce but on everything else", () => {
  const draft = contentDraft(contentRequest());
  expect(render(draft, "a", first).sha256).toBe(render(draft, "b", first).sha256);
  expect(render(draft, "a", { corrections: ["x"], short: false }).sha256).not.toBe(render(draft, "a", first).sha256);
});
