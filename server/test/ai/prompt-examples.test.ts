import { BusinessCreate, CHANNELS, type Channel } from "@handbill/contracts";
import { expect, test } from "vitest";
import { createLeakCheck } from "../../src/ai/guard/output.ts";
import { contentDraft, strategyDraft } from "../../src/ai/prompt-builder.ts";
import { CONTENT_PROMPTS } from "../../src/ai/prompts/catalogue.ts";
import { factList } from "../../src/ai/prompts/facts.ts";
import { STRATEGY_EXAMPLE, STRATEGY_PROMPT } from "../../src/ai/prompts/strategy.ts";
import { checkContentAnswer, checkStrategy } from "../../src/ai/schema-validator.ts";
import {
  business,
  campaign,
  contentRequest,
  goal,
  planned,
  strategyAnswer,
  strategyRequest,
} from "./support/requests.ts";

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

const [first, ...others] = strategyAnswer().calendar;

/** What the checks doubt in an otherwise sound plan that takes these parts of an example. */
function doubtsIn(part: typeof STRATEGY_EXAMPLE.good | typeof STRATEGY_EXAMPLE.bad): string[] {
  const request = {
    ...strategyRequest(),
    business: { ...business, facts: ["Knives are ground here", "In December grinding takes nine days"] },
  };
  const answer = strategyAnswer({
    insight: part.insight,
    oneIdea: part.oneIdea,
    goals: [{ ...goal, ...part.goal }],
    calendar: [{ ...first, ...planned, ...part.entry }, ...others],
  });
  const context = { leaks: () => false, language: () => null };
  const found = checkStrategy(JSON.stringify(answer), strategyDraft(request).shape, request, context);
  return (found.ok ? found.open : found.issues).map(({ path }) => path);
}

test("the good parts for a plan pass every check, and their sum adds up", () => {
  const { good } = STRATEGY_EXAMPLE;
  expect(doubtsIn(good)).toEqual([]);
  expect((240 / 1.6) * 0.12).toBeCloseTo(good.goal.target);
  expect([good.goal.low, good.goal.high]).toEqual([good.goal.target * 0.5, good.goal.target * 1.5]);
  expect(good.oneIdea.split(" ").length).toBeLessThanOrEqual(12);
  expect(good.entry.callToAction.split(" ").length).toBeLessThanOrEqual(8);
});

test("the bad parts for a plan are caught", () => {
  expect(doubtsIn(STRATEGY_EXAMPLE.bad)).toEqual(
    expect.arrayContaining(["goals.0.measuredBy", "goals.0.target", expect.stringContaining("calendar.")]),
  );
});

/** Lines that any honest business may write. */
const COMMON_LINES = [
  "Open Monday to Friday 8:00 to 18:00, Saturday 9:00 to 13:00. Closed on Sundays and public holidays.",
  "We are open Wednesday to Sunday from 7:00 to 14:00, and on Thursdays until 20:00.",
  "Hello, I hope this finds you well. We are happy to tell you that the new timetable is out.",
  "The first talk is free and takes 30 minutes. Book your place on our website, it takes two minutes.",
  "Reply STOP to opt out. Message and data rates may apply. Reply HELP for help.",
  "Save this post for later and send it to a friend who would like to come along.",
  "Up to 50% off everything for a limited time only. The best price in town.",
  "The ultimate guide to unlocking the full potential of your home in today's fast-paced world.",
  "We come to your home. Call us today and we will be with you within the hour.",
  "A family business since 1987, in the second generation, in the middle of the old town.",
];

test("no prompt holds a line that an honest text could share by chance", () => {
  for (const { system } of [STRATEGY_PROMPT, ...Object.values(CONTENT_PROMPTS)]) {
    expect(COMMON_LINES.filter(createLeakCheck(system, "nonce"))).toEqual([]);
  }
});
