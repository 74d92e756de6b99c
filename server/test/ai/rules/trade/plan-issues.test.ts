import { expect, test } from "vitest";
import type { CampaignBrief } from "../../../../src/ai/ai-requests.ts";
import { StrategyAnswer } from "../../../../src/ai/prompts/strategy.ts";
import { anyLanguage, type LanguageCheck } from "../../../../src/ai/rules/language.ts";
import { toPlan } from "../../../../src/ai/rules/strategy-rules.ts";
import { planIssues } from "../../../../src/ai/rules/trade/plan-issues.ts";
import { goal, planned, strategyAnswer, strategyRequest } from "../../support/requests.ts";

const entry = (channel: string, date: string, more: Record<string, unknown> = {}) => ({
  ...planned,
  channel,
  date,
  topic: `A piece for ${date}`,
  angle: "The oven is warm.",
  callToAction: "Come by",
  ...more,
});

/** Half a year, so that weeks and gaps have room. */
const halfYear = { startsOn: "2027-01-01", endsOn: "2027-06-30", contentCount: 4 };

type Setting = { campaign?: Partial<CampaignBrief>; language?: LanguageCheck };

function issuesOf(more: Record<string, unknown>, { campaign = {}, language = anyLanguage }: Setting = {}) {
  const request = strategyRequest(campaign);
  const answer = StrategyAnswer.parse(strategyAnswer(more));
  return planIssues({ answer, plan: toPlan(answer, request.campaign), request, language });
}
const calendarIssues = (calendar: unknown[], setting: Setting = {}) =>
  issuesOf({ calendar }, { ...setting, campaign: { ...halfYear, contentCount: calendar.length, ...setting.campaign } });

test("a good plan raises nothing", () => {
  expect(issuesOf({})).toEqual([]);
});

const fine = [
  entry("facebook", "2027-01-12"),
  entry("email", "2027-02-03"),
  entry("sms", "2027-02-23"),
  entry("facebook", "2027-03-09"),
];

test.each([
  [
    "two text messages in a week",
    [entry("sms", "2027-01-12"), entry("sms", "2027-01-15")],
    "SMS: more than 1 within seven days.",
  ],
  [
    "three emails in a week",
    [entry("email", "2027-01-12"), entry("email", "2027-01-13"), entry("email", "2027-01-14")],
    "Email: more than 2",
  ],
  ["two pushes on a day", [entry("email", "2027-01-12"), entry("sms", "2027-01-12")], "go out on one day, 2027-01-12"],
  ["a text message on a Sunday", [entry("sms", "2027-01-17")], "is a Sunday"],
  [
    "a long silence",
    [...fine.slice(0, 3), entry("facebook", "2027-06-22")],
    "Nothing happens between 2027-02-23 and 2027-06-22.",
  ],
  [
    "two last calls on a channel",
    [
      entry("facebook", "2027-01-12", { topic: "Last chance: 6 February" }),
      entry("facebook", "2027-01-14", { topic: "Final call: 6 February" }),
    ],
    "more than one last call",
  ],
])("%s is noticed", (_what, calendar, message) => {
  expect(calendarIssues(calendar)).toMatchObject([{ severity: "soft", message: expect.stringContaining(message) }]);
});

test("a calendar with room between its pieces is fine", () => {
  expect(calendarIssues(fine)).toEqual([]);
  expect(calendarIssues([entry("email", "2027-01-17")])).toEqual([]);
});

test("nothing is sent to people on a public holiday of their country; posts may stand there", () => {
  expect(calendarIssues([entry("email", "2027-03-26")])).toMatchObject([
    { path: "calendar.0.date", message: expect.stringContaining("(Good Friday)") },
  ]);
  expect(calendarIssues([entry("facebook", "2027-03-26")])).toEqual([]);
});

test("where the owner wants more than the weeks can hold, they may be crowded", () => {
  const days = ["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"];
  const calendar = days.map((day) => entry("sms", day));
  expect(calendarIssues(calendar, { campaign: { startsOn: "2027-01-12", endsOn: "2027-02-06" } })).toEqual([]);
});

test.each([
  [{ by: "2027-03-01" }, "goals.0.by"],
  [{ measuredBy: " " }, "goals.0.measuredBy"],
  [{ metric: "" }, "goals.0.metric"],
  [{ low: 50, high: 60, target: 40 }, "goals.0.target"],
])("a goal with %j is doubtful", (more, path) => {
  expect(issuesOf({ goals: [{ ...goal, ...more }] })).toMatchObject([{ path, severity: "soft" }]);
});

const pillar = (name: string, kind: string, sharePercent: number) => ({ name, kind, sharePercent, factIds: [] });

test("pillars add up, offers are the smaller part, and each entry belongs to one", () => {
  const people = pillar("Morning", "people", 60);
  expect(issuesOf({ pillars: [people] })).toMatchObject([
    { path: "pillars", message: expect.stringContaining("add up to 60") },
  ]);
  expect(issuesOf({ pillars: [people, pillar("Menu", "offer", 40)] })).toMatchObject([
    { path: "pillars", message: expect.stringContaining("Offers are 40 %") },
  ]);
  expect(issuesOf({ pillars: [pillar("Other", "people", 100)] })).toMatchObject([{ path: "calendar.0.pillar" }]);
  const offers = strategyAnswer().calendar.map((one) => Object.assign({}, one, { pillar: "Menu" }));
  expect(
    issuesOf({ pillars: [pillar("Bread", "teach", 70), pillar("Menu", "offer", 30)], calendar: offers }),
  ).toMatchObject([{ path: "calendar", message: "3 of 3 entries are offers; 1 is the most that people bear." }]);
});

test.each([
  ["a price", "keyMessages.0", { keyMessages: ["Breakfast for £3.10."] }],
  ["a percentage", "keyMessages.0", { keyMessages: ["Three in four come back."] }],
  ["praise", "positioning", { positioning: "Customers love us." }],
  ["a superlative", "keyMessages.0", { keyMessages: ["The best bread in town."] }],
  ["a reduction", "keyMessages.0", { keyMessages: ["A bargain before eight."] }],
  ["scarcity", "keyMessages.0", { keyMessages: ["Only a few seats left."] }],
  ["a cure", "keyMessages.0", { keyMessages: ["Rye boosts your immunity."] }],
])("%s that nobody stated is noticed in a plan", (_what, path, more) => {
  expect(issuesOf(more)).toMatchObject([{ path, severity: "soft" }]);
});

test("a plan may count as it likes", () => {
  expect(issuesOf({ keyMessages: ["7 posts in 4 weeks."] })).toEqual([]);
});

test("a plan in another language is noticed", () => {
  expect(issuesOf({}, { language: () => "de" })).toMatchObject([
    { message: "The text is in German; it should be in English." },
  ]);
});
