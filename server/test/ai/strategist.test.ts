import { expect, test } from "vitest";
import { answer } from "./support/model-server.ts";
import { goal, planned, strategyAnswer, strategyRequest } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const planWith = async (more: Record<string, unknown>, campaign = {}) => {
  await using world = await aiWorld([answer(strategyAnswer(more))]);
  return await world.strategist.plan(strategyRequest(campaign), world.run);
};

test("a plan comes with its calendar in order and its budget split to the penny", async () => {
  const strategy = await planWith({});
  expect(strategy.calendar.map(({ date }) => date)).toEqual(["2027-01-12", "2027-01-20", "2027-02-02"]);
  expect(strategy.budgetSplit.map(({ amount }) => amount)).toEqual([3341, 3330, 3330]);
  expect(strategy.budgetSplit.reduce((sum, { amount }) => sum + amount, 0)).toBe(10_001);
  expect(strategy.budgetSplit.reduce((sum, { sharePercent }) => sum + sharePercent * 10, 0)).toBe(1000);
  expect(strategy.receipt).toMatchObject({ attempts: 1, repairs: [], inputTokens: 1000 });
});

test("planning notes of the model are not part of the plan", async () => {
  const strategy = await planWith({});
  expect(Object.keys(strategy)).not.toContain("tension");
  expect(Object.keys(strategy.calendar[0] ?? {})).toEqual(["channel", "date", "topic", "angle", "callToAction"]);
  expect(Object.keys(strategy.audienceSegments[0] ?? {})).toEqual(["name", "moment", "doubt", "message"]);
});

test("without a budget there is no split", async () => {
  await expect(planWith({}, { budget: null })).resolves.toMatchObject({ budgetSplit: [] });
});

test("exactly one goal leads, whatever the model says", async () => {
  const both = await planWith({
    goals: [
      { ...goal, primary: true },
      { ...goal, primary: true },
    ],
  });
  expect(both.goals.map(({ primary }) => primary)).toEqual([true, false]);
  const none = await planWith({
    goals: [
      { ...goal, primary: false },
      { ...goal, primary: false },
    ],
  });
  expect(none.goals.map(({ primary }) => primary)).toEqual([true, false]);
});

test("a goal is stored with its range and the sum behind it where there is one", async () => {
  const { goals } = await planWith({ goals: [{ ...goal, low: 20, high: 60, formula: "100 / 2.50 x 50 %" }, goal] });
  expect(goals[0]).toMatchObject({ low: 20, target: 40, high: 60, formula: "100 / 2.50 x 50 %" });
  expect(goals[1]).not.toHaveProperty("formula");
  expect(goals[0]).not.toHaveProperty("basis");
});

test("evidence needs results, and there are none yet", async () => {
  await expect(planWith({})).resolves.toMatchObject({ evidence: [] });
});

test("what the model would have to ask is told to the owner", async () => {
  const { receipt } = await planWith({ openQuestions: ["How many breakfasts do you sell today?"] });
  expect(receipt.notices).toEqual(["How many breakfasts do you sell today?"]);
});

const entry = {
  ...planned,
  channel: "facebook",
  date: "2027-01-13",
  topic: "More",
  angle: "Another thought.",
  callToAction: "Come by",
};
const three = strategyAnswer().calendar;

test.each([
  ["a day before the campaign", { calendar: [...three.slice(1), { ...entry, date: "2027-01-11" }] }, "calendar.2.date"],
  ["a day that does not exist", { calendar: [...three.slice(1), { ...entry, date: "2027-02-30" }] }, "calendar.2.date"],
  [
    "a channel of another campaign",
    { calendar: [...three.slice(1), { ...entry, channel: "blog" }] },
    "calendar.2.channel",
  ],
  ["too few entries", { calendar: three.slice(1) }, "calendar"],
  ["an entry without a topic", { calendar: [...three.slice(1), { ...entry, topic: " " }] }, "calendar.2.topic"],
  [
    "shares that do not add up",
    { budgetSplit: [{ item: "All", channel: null, sharePercent: 60, reason: "x" }] },
    "budgetSplit",
  ],
  ["no share of a budget", { budgetSplit: [] }, "budgetSplit"],
  ["no goal", { goals: [] }, "goals"],
  ["a link that the owner never gave", { summary: "See https://evil.example for more on what we do." }, "summary"],
  ["a placeholder", { positioning: "For people who like [Your Company]." }, "positioning"],
])("a plan with %s is asked for again and not saved", async (_what, more, path) => {
  await using world = await aiWorld([answer(strategyAnswer(more))]);
  const attempt = world.strategist.plan(strategyRequest(), world.run);
  await expect(attempt).rejects.toMatchObject({ code: "ai_invalid_output" });
  await expect(attempt).rejects.toHaveProperty("facts.errors.0.path", path);
  expect(world.rows).toHaveLength(2);
});

test("surplus entries are left out when asking again does not help", async () => {
  await using world = await aiWorld([answer(strategyAnswer({ calendar: [...three, entry] }))]);
  const strategy = await world.strategist.plan(strategyRequest(), world.run);
  expect(strategy.calendar).toHaveLength(3);
  expect(strategy.receipt.attempts).toBe(2);
});

test("planning again shows the model the last plan without its receipt", async () => {
  await using world = await aiWorld([answer(strategyAnswer())]);
  const previous = await world.strategist.plan(strategyRequest(), world.run);
  await world.strategist.plan({ ...strategyRequest(), previous, instruction: "More about bread" }, world.run);
  const user = world.server.requests[1]?.messages[1]?.content ?? "";
  expect(user).toContain('"instruction":"More about bread"');
  expect(user).toContain('"previous":{"summary"');
  expect(user).not.toContain("costNanoUsd");
});
