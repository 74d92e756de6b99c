import { type Campaign, KEPT_PLANS, type Plan, type PlanVersion, type Strategy } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { up as takeOver } from "../../src/data/migrations/0012-campaign-plans.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import type { Reply } from "../support/client.ts";
import { contentsOf, ended, plannedCampaign, type World } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();

const placeOf = ({ at, campaign }: World): string => `${at}/campaigns/${campaign.id}`;

const edit = (world: World, version: number, changes: unknown): Promise<Reply<Campaign>> =>
  world.owner.patch<Campaign>(`${placeOf(world)}/strategy`, changes, { "if-match": `"${version}"` });

const plansOf = async (world: World): Promise<PlanVersion[]> =>
  (await world.owner.get<PlanVersion[]>(`${placeOf(world)}/plans`)).data;

const strategyOf = ({ campaign }: World): Strategy => {
  if (!campaign.strategy) throw new Error("There is no plan.");
  return campaign.strategy;
};

const newWorld = async (...more: [name?: string, contentCount?: number]) =>
  plannedCampaign(await product.newUser(), ...more);

test("each plan and each change of it is kept, with who made it and what was asked for", async () => {
  const world = await newWorld();
  expect(world.campaign.planVersion).toBe(1);

  const edited = await edit(world, 1, { summary: "We sell breakfast to people who are in a hurry." });
  await world.owner.post(`${placeOf(world)}/strategy`, { instruction: "More for commuters" });

  expect(edited.status).toBe(200);
  expect(edited.headers.get("etag")).toBe('"2"');
  expect(edited.data).toMatchObject({ planVersion: 2, strategy: { summary: expect.stringContaining("in a hurry") } });
  expect(edited.data.strategy).toEqual({ ...strategyOf(world), summary: edited.data.strategy?.summary });
  expect(await plansOf(world)).toMatchObject([
    { version: 3, author: "ai", instruction: "More for commuters", parts: [] },
    { version: 2, author: "person", instruction: null, parts: ["summary"], excerpt: edited.data.strategy?.summary },
    { version: 1, author: "ai", instruction: null, restoredFrom: null },
  ]);
  const first = await world.owner.get<Plan>(`${placeOf(world)}/plans/1`);
  expect(first.data.strategy).toEqual(strategyOf(world));
  const present = await world.owner.get<Plan>(`${placeOf(world)}/strategy`);
  expect(present.headers.get("etag")).toBe('"3"');
  expect(present.data).toMatchObject({ version: 3, author: "ai" });
});

test("a change to a plan that was changed meanwhile is refused and shows the present one", async () => {
  const world = await newWorld();
  await edit(world, 1, { keyMessages: ["Warm at seven."] });

  const late = await edit(world, 1, { keyMessages: ["Fresh at six."] });
  const blind = await world.owner.patch(`${placeOf(world)}/strategy`, { keyMessages: ["Fresh at six."] });

  expect(late.problem).toMatchObject({ status: 412, code: "edit_conflict" });
  expect(late.problem.current).toMatchObject({ planVersion: 2, strategy: { keyMessages: ["Warm at seven."] } });
  expect(blind.problem).toMatchObject({ status: 428, code: "precondition_required" });
});

test("saving what is there already makes no new plan", async () => {
  const world = await newWorld();
  const { summary, goals, budgetSplit } = strategyOf(world);
  const split = budgetSplit.map(({ currency: _currency, ...line }) => line);

  expect((await edit(world, 1, { summary, goals, budgetSplit: split })).data.planVersion).toBe(1);
  expect(await plansOf(world)).toHaveLength(1);
});

/** One line of a budget. */
const line = (item: string, part: number, sharePercent?: number) => ({
  item,
  channel: null,
  amount: part,
  reason: "",
  ...(sharePercent !== undefined && { sharePercent }),
});

test("a changed budget must add up, and its shares are worked out", async () => {
  const world = await newWorld();
  const { amount = 0, currency = "" } = world.campaign.budget ?? {};
  const third = Math.round(amount / 3);

  const short = await edit(world, 1, { budgetSplit: [line("Flyers", third)] });
  const wrongShares = await edit(world, 1, { budgetSplit: [line("Flyers", amount, 60)] });
  const split = [line("Flyers", third), line("Photos", amount - third)];
  const saved = await edit(world, 1, { budgetSplit: split });

  expect(short.problem).toMatchObject({ status: 422, code: "budget_mismatch" });
  expect(short.problem.errors).toMatchObject([{ path: "budgetSplit", actual: third, limit: amount }]);
  expect(wrongShares.problem).toMatchObject({ status: 422, code: "budget_mismatch" });
  const shares = saved.data.strategy?.budgetSplit ?? [];
  expect(shares.map((entry) => entry.currency)).toEqual([currency, currency]);
  expect(shares.reduce((sum, { sharePercent }) => sum + sharePercent, 0)).toBeCloseTo(100, 6);
});

test.each([
  [
    "two main goals",
    "goals",
    ({ goals: [first] }: Strategy) => [
      { ...first, primary: true },
      { ...first, primary: true },
    ],
  ],
  ["a channel of another campaign", "channelPlan.0.channel", () => [{ channel: "sms", role: "Remind", cadence: "" }]],
  ["an empty message", "keyMessages.0", () => ["  "]],
  ["the receipt", "receipt", () => ({ model: "mine" })],
])("%s is refused in a plan", async (_case, path, wrong) => {
  const world = await newWorld();
  const part = path.split(".")[0] ?? "";

  const refused = await edit(world, 1, { [part]: wrong(strategyOf(world)) });

  expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request" });
  expect(refused.problem.errors.map((error) => error.path)).toContain(path);
});

const named = ({ topic, scheduledOn }: { topic: string; scheduledOn: string | null }) => `${scheduledOn} ${topic}`;

test("an earlier plan comes back with its calendar, and leaves alone what is written", async () => {
  const world = await newWorld();
  const before = await contentsOf(world);
  const written = before[0];
  await world.owner.post(`${world.at}/contents/${written?.id}/generate`);
  await world.owner.post(`${placeOf(world)}/strategy`, { instruction: "Another angle" });

  const restored = await world.owner.post<Campaign>(`${placeOf(world)}/plans/1/restore`);

  expect(restored.data).toMatchObject({ planVersion: 3, status: "planned", strategy: strategyOf(world) });
  expect((await plansOf(world))[0]).toMatchObject({ version: 3, restoredFrom: 1 });
  const after = await contentsOf(world);
  expect(after.map(named).toSorted()).toEqual(before.map(named).toSorted());
  expect(after.find(({ id }) => id === written?.id)?.status).toBe("draft");
});

test("bringing back a plan with the same calendar leaves planned pieces as their owner changed them", async () => {
  const world = await newWorld();
  const [first] = await contentsOf(world);
  await edit(world, 1, { positioning: "The only oven open at six." });
  await world.owner.patch(`${world.at}/contents/${first?.id}`, { topic: "My own topic" }, { "if-match": '"1"' });

  await world.owner.post(`${placeOf(world)}/plans/1/restore`);

  expect((await contentsOf(world)).map(({ topic }) => topic)).toContain("My own topic");
});

test("what is written next rests on the changed plan", async () => {
  const world = await newWorld();
  const [first] = await contentsOf(world);
  await edit(world, 1, { keyMessages: ["The queue ends at the marmalade shelf."] });

  await world.owner.post(`${world.at}/contents/${first?.id}/generate`);

  const journal = await (await fetch(new URL("/__fake/journal", product.modelUrl))).text();
  expect(journal).toContain("The queue ends at the marmalade shelf.");
});

test("while a new plan is being made nobody changes the old one", async () => {
  const world = await newWorld();
  await product.hold();
  const { data: job } = await world.owner.post<{ id: string }>(
    `${placeOf(world)}/strategy`,
    {},
    { prefer: "respond-async" },
  );

  const edited = await edit(world, 1, { summary: "Mine" });
  const restored = await world.owner.post(`${placeOf(world)}/plans/1/restore`);

  expect(edited.problem).toMatchObject({ status: 409, code: "job_running", jobId: job.id });
  expect(restored.problem).toMatchObject({ status: 409, code: "job_running" });
  await product.release();
  await ended(world.owner, job.id);
});

test("a stranger sees and changes no plan", async () => {
  const world = await newWorld();
  const eve = await product.newUser("Eve");
  const here = placeOf(world);

  const attempts = [
    eve.get(`${here}/strategy`),
    eve.get(`${here}/plans`),
    eve.get(`${here}/plans/1`),
    eve.post(`${here}/plans/1/restore`),
    eve.patch(`${here}/strategy`, { summary: "Eve's" }, { "if-match": '"1"' }),
  ];

  for (const attempt of attempts) expect((await attempt).problem).toMatchObject({ status: 404, code: "not_found" });
  expect(await plansOf(world)).toHaveLength(1);
});

test("plans of before there was a list are taken over, with what was asked for, and once", async () => {
  const world = await newWorld();
  await world.owner.post(`${placeOf(world)}/strategy`, { instruction: "Shorter" });
  const { db, close } = openDatabase<unknown>(product.database.url, { max: 1 });
  onTestFinished(close);
  await sql`delete from campaign_plans where campaign_id = ${world.campaign.id}`.execute(db);

  await takeOver(db);
  await takeOver(db);

  expect(await plansOf(world)).toMatchObject([{ version: 1, author: "ai", instruction: "Shorter" }]);
});

test("the newest plans are kept, and a plan that an earlier Handbill saved is taken over", async () => {
  const world = await newWorld();
  const { db } = product.database;
  await sql`
    insert into campaign_plans (business_id, campaign_id, version, strategy, author)
    select business_id, campaign_id, generate_series(2, ${KEPT_PLANS + 1}), strategy, 'person'
    from campaign_plans where campaign_id = ${world.campaign.id}`.execute(db);
  await sql`
    update campaigns set strategy = jsonb_set(strategy, '{summary}', '"From before"') where id = ${world.campaign.id}
  `.execute(db);

  const refused = await edit(world, KEPT_PLANS + 1, { positioning: "Mine" });
  const saved = await edit(world, KEPT_PLANS + 2, { positioning: "Mine" });

  expect(refused.problem).toMatchObject({ status: 412, code: "edit_conflict" });
  expect(saved.data.strategy).toMatchObject({ summary: "From before", positioning: "Mine" });
  const plans = await plansOf(world);
  expect(plans).toHaveLength(KEPT_PLANS);
  expect(plans.at(0)).toMatchObject({ version: KEPT_PLANS + 3, author: "person", parts: ["positioning"] });
  expect(plans.at(1)).toMatchObject({ version: KEPT_PLANS + 2, author: "ai", excerpt: "From before" });
});
