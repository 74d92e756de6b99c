import { BusinessCreate, type Strategy } from "@handbill/contracts";
import { startDemoModel } from "@handbill/demo-model";
import { afterAll, expect, test } from "vitest";
import { createAi } from "../../src/ai/ai.ts";
import { briefs } from "../support/briefs.ts";
import type { CampaignBrief } from "../../src/ai/ai-requests.ts";
import { createTestClock } from "./support/clocks.ts";
import { createTestLedger } from "./support/ledger.ts";
import { business, campaign, contentRequest, runFor } from "./support/requests.ts";

const demo = await startDemoModel({ delayScale: 0 });
afterAll(() => demo.close());

/** Every test has a key of its own, so that scripts do not meet. `judged` is true where languages are checked as for a bought model. */
async function world(key: string, steps: string[] = [], { judged = false } = {}) {
  if (steps.length > 0) {
    const body = JSON.stringify({ key, steps });
    const queued = await fetch(new URL("/__fake/script", demo.url), { method: "POST", body });
    if (!queued.ok) throw new Error(await queued.text());
  }
  const { ledger, rows, settled } = createTestLedger();
  const connection = {
    baseUrl: demo.url,
    apiKey: key,
    strategyModel: "handbill-demo",
    contentModel: "handbill-demo",
    demo: !judged,
  };
  const clock = createTestClock({ skipBelowMs: 4001 });
  const ai = createAi({ connection, ledger, clock, random: () => 0.5, identify: () => "someone" });
  return { ...ai, rows, settled, run: runFor() };
}

const toCampaign = ({
  name = "",
  audience = "",
  notes = "",
  budget,
  contentCount = 9,
  ...rest
}: (typeof briefs)[string]["campaign"]): CampaignBrief => ({
  ...rest,
  name,
  audience,
  notes,
  contentCount,
  budget: budget ?? null,
});

const writable = ({ summary, positioning, keyMessages, audienceSegments }: Strategy) => ({
  summary,
  positioning,
  keyMessages,
  audienceSegments,
});

test.each(Object.keys(briefs))(
  "%s: plan and contents keep every rule at the first try, in the language of the business",
  async (name) => {
    const given = briefs[name];
    if (!given) throw new Error(name);
    const { strategist, writer, rows, run } = await world(`brief-${name}`, [], { judged: true });
    const [profile, brief] = [BusinessCreate.parse(given.business), toCampaign(given.campaign)];

    const strategy = await strategist.plan(
      { business: profile, campaign: brief, instruction: null, previous: null },
      run,
    );
    expect(strategy.calendar).toHaveLength(brief.contentCount);
    for (const { date: scheduledOn, ...task } of strategy.calendar) {
      const request = {
        ...contentRequest(),
        business: profile,
        campaign: brief,
        strategy: writable(strategy),
        content: { ...task, scheduledOn },
      };
      const { claims } = await writer.write(request, run);
      expect(claims).toEqual([]);
    }
    expect(rows.map(({ settlement }) => settlement?.outcome)).toEqual(rows.map(() => "ok"));
  },
);

test("the demo model's work costs nothing and is marked as such", async () => {
  const { writer, run } = await world("free");
  await expect(writer.write(contentRequest(), run)).resolves.toMatchObject({ receipt: { demo: true, costNanoUsd: 0 } });
});

test.each([
  [["500"], ["failed", "ok"]],
  [
    ["429", "500"],
    ["failed", "failed", "ok"],
  ],
  [["reset"], ["failed", "ok"]],
  [["html"], ["failed", "ok"]],
  [["empty-body"], ["failed", "ok"]],
  [["no-choices"], ["failed", "ok"]],
  [["no-usage"], ["ok"]],
  [["empty"], ["failed", "ok"]],
  [["truncated"], ["failed", "ok"]],
  [["fence"], ["repaired"]],
  [["prose"], ["repaired"]],
  [["trailing-comma"], ["repaired"]],
  [["malformed"], ["repaired"]],
  [["malformed-hopeless"], ["invalid", "ok"]],
  [["wrong-shape"], ["invalid", "ok"]],
])("survives %j of the demo model's faults", async (steps, outcomes) => {
  const { writer, settled, run } = await world(`fault ${steps.join()}`, steps);
  await writer.write(contentRequest(), run);
  expect(settled().map(({ outcome }) => outcome)).toEqual(outcomes);
});

test.each([
  ["quota", "ai_quota_exhausted"],
  ["401", "ai_config"],
  ["404", "ai_model_unavailable"],
  ["refusal", "ai_refused"],
  ["filter", "ai_content_filtered"],
])("gives up on the demo model's %s", async (step, code) => {
  const { strategist, settled, run } = await world(`stop ${step}`, [step]);
  const attempt = strategist.plan({ business, campaign, instruction: null, previous: null }, run);
  await expect(attempt).rejects.toMatchObject({ code });
  expect(settled()).toHaveLength(1);
});

test.each([
  ["en", "Hi! When are you open?", "Hello Ann"],
  ["de", "Guten Tag, wann habt ihr geöffnet?", "Guten Tag Ann"],
  ["pt", "Olá, qual é o vosso horário?", "Olá Ann"],
  ["ja", "こんにちは。営業時間は何時からですか?", "Ann様"],
  ["ar", "مرحبًا، ما هي ساعات العمل؟", "مرحبًا Ann"],
])(
  "a reply in %s answers with the owner's fact in the customer's language, and leaves open what no fact holds",
  async (language, text, greeting) => {
    const { replies, run, rows } = await world(`reply-${language}`);
    const conversation = { channel: "email" as const, subject: "", customer: "Ann Lee", about: null };
    const draft = (asked: string, previous: string | null = null) =>
      replies.draft(
        {
          business,
          faq: [],
          conversation,
          messages: [{ direction: "inbound", at: "2027-01-14T09:00:00Z", text: asked }],
          instruction: previous && "Shorter",
          previous,
          today: "2027-01-14",
        },
        run,
      );

    const reply = await draft(text);
    expect(reply).toMatchObject({ language, isUnsure: false, facts: [{ id: "F1" }] });
    expect(reply.text).toContain(greeting);
    expect(reply.text).toContain("7:30");
    expect(await draft(`${text} Wi-Fi?`)).toMatchObject({
      language,
      isUnsure: true,
      cites: [{}, { answeredBy: null }],
    });
    expect((await draft(text, reply.text)).text.length).toBeLessThan(reply.text.length);
    expect(rows).toHaveLength(3);
  },
);

test.each([
  ["en", "When are you open?", "Open Tuesday to Sunday, 7:30 to 19:00."],
  ["de", "Wann habt ihr geöffnet?", "7:30"],
  ["pt", "Qual é o vosso horário?", "7:30"],
  ["ja", "営業時間は何時からですか?", "7:30"],
  ["ar", "ما هي ساعات العمل؟", "7:30"],
])(
  "a question in %s is named and answered with the owner's fact, and left open where no fact holds it",
  async (language, asked, said) => {
    const { questions, run } = await world(`questions-${language}`);
    const groups = [
      { id: "Gaaaaaa", people: 4, language, sentences: [`${asked} ${asked}`, asked] },
      { id: "Gbbbbbb", people: 3, language, sentences: ["Wi-Fi?"] },
    ];
    const named = await questions.name({ business, groups, today: "2027-01-14" }, run);
    expect(named.questions).toMatchObject([
      { groupId: "Gaaaaaa", question: asked, answer: expect.stringContaining(said), facts: [business.facts[0]] },
      { groupId: "Gbbbbbb", question: "Wi-Fi?", answer: "", facts: [] },
    ]);
  },
);
