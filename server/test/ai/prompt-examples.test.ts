import { BusinessCreate, CHANNELS, type Channel } from "@handbill/contracts";
import { expect, test } from "vitest";
import { createLeakCheck } from "../../src/ai/guard/output.ts";
import { contentDraft } from "../../src/ai/prompt-builder.ts";
import { CONTENT_PROMPTS } from "../../src/ai/prompts/catalogue.ts";
import { factList } from "../../src/ai/prompts/facts.ts";
import { checkContentAnswer } from "../../src/ai/schema-validator.ts";
import { campaign, contentRequest } from "./support/requests.ts";

/** Checks an answer as if the business of the channel's example had asked for it. */
const check = (channel: Channel, answer: Record<string, unknown>) => {
  const lent = BusinessCreate.parse({ ...CONTENT_PROMPTS[channel].example.business, language: "en" });
  const request = contentRequest(channel, {
    business: lent,
    campaign: { ...campaign, name: "", goal: "", notes: "" },
    content: { channel, topic: "", angle: "", callToAction: "", scheduledOn: null },
    strategy: { summary: "", positioning: "", keyMessages: [], audienceSegments: [] },
  });
  const context = { leaks: createLeakCheck("", "nonce"), language: () => null };
  return checkContentAnswer(JSON.stringify(answer), contentDraft(request).shape, request, context);
};

test.each([...CHANNELS])("the good one for %s passes every check without a claim", (channel) => {
  const { good, business: lent } = CONTENT_PROMPTS[channel].example;
  expect(check(channel, good)).toMatchObject({ ok: true, value: { claims: [] }, repairs: [], notices: [], open: [] });
  const ids = new Set(factList(BusinessCreate.parse(lent)).map(({ id }) => id));
  expect(good.factsUsed.filter((id) => !ids.has(id))).toEqual([]);
  expect(good.hooks).toHaveLength(3);
});

test.each([...CHANNELS])("the bad one for %s is caught", (channel) => {
  const { good, bad } = CONTENT_PROMPTS[channel].example;
  const found = check(channel, { ...good, fields: bad });
  expect(found.ok && found.value.claims.length + found.open.length === 0).toBe(false);
});

test("a good example that comes back as an answer counts as a leak", () => {
  for (const { system, example } of Object.values(CONTENT_PROMPTS)) {
    const texts = Object.values(example.good.fields).filter((value) => typeof value === "string");
    const long = texts.filter((text) => text.split(/\s+/).length > 12);
    expect(long.filter((text) => !createLeakCheck(system, "")(text))).toEqual([]);
  }
});
