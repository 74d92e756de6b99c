import type {
  AiBudgets,
  AiLog,
  Campaign,
  Content,
  Estimate,
  AnyJob as Job,
  Usage,
  UserBudget,
} from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign, type World, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

/** The demo model at a real model's price, so that money is spent. */
const prices = JSON.stringify({ "handbill-demo": { input: 0.25, output: 2, cacheRead: 0.025 } });
const product = await testProduct({ AI_PRICES: prices, AI_USER_BUDGET_USD: "50" });

const fresh = async (contentCount = 3): Promise<World> =>
  plannedCampaign(await product.newUser(), "bakery-lisbon", contentCount);
const budgetOf = async ({ owner, at }: World) => (await owner.get<AiBudgets>(`${at}/ai/budget`)).data;
const limit = ({ owner, at }: World, limitNanoUsd: number | null) =>
  owner.put<AiBudgets>(`${at}/ai/budget`, { limitNanoUsd });
const writeAll = (world: World) =>
  world.owner.post<Content[]>(`${world.at}/campaigns/${world.campaign.id}/generate`, {}, { prefer: "wait=60" });

test("a budget begins without a limit and counts what was spent", async () => {
  const world = await fresh();
  const { business, user, resumed } = await budgetOf(world);
  const usage = (await world.owner.get<Usage>(`${world.at}/ai/usage`)).data;
  expect(business).toMatchObject({ limitNanoUsd: null, reservedNanoUsd: 0, spentNanoUsd: usage.total.costNanoUsd });
  expect(business.spentNanoUsd).toBeGreaterThan(0);
  expect(business.spentNanoUsd).toBe(world.campaign.strategy?.receipt.costNanoUsd);
  expect(user).toMatchObject({ ceilingNanoUsd: 50_000_000_000, spentNanoUsd: business.spentNanoUsd });
  expect(business.period).toMatch(/^\d{4}-\d{2}$/);
  expect(business.renewsOn > `${business.period}-28`).toBe(true);
  expect(resumed).toBe(0);
});

test("out of budget is an error of its own, costs nothing, and leaves the text as it was", async () => {
  const world = await fresh();
  const before = await budgetOf(world);
  await limit(world, before.business.spentNanoUsd + 1000);
  const [first] = await contentsOf(world);
  const calls = await product.modelCalls();
  const refused = await world.owner.post(`${world.at}/contents/${first?.id}/generate`);
  expect(refused.problem).toMatchObject({ status: 402, code: "ai_budget_exceeded" });
  expect(refused.problem.detail).toContain("Nothing was sent");
  expect(await product.modelCalls()).toBe(calls);
  expect((await budgetOf(world)).business).toMatchObject({
    spentNanoUsd: before.business.spentNanoUsd,
    reservedNanoUsd: 0,
  });
});

test("a budget stops versions in the middle: those that were paid for stay, and the others say why", async () => {
  const world = await fresh();
  const { id } = await writtenContent(world);
  const [log] = (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?purpose=content`)).data;
  await limit(world, (await budgetOf(world)).business.spentNanoUsd + Math.ceil((log?.reservedNanoUsd ?? 0) * 1.1));
  const here = `${world.at}/contents/${id}/variants`;
  await world.owner.post(here, { count: 3 });
  const { data: kept, problem } = await world.owner.get<unknown[]>(here);
  const calls = (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?contentId=${id}`)).data;
  expect(kept.length).toBeGreaterThan(0);
  expect(kept).toHaveLength(calls.length - 1);
  expect(problem).toMatchObject({
    failed: Array(3 - kept.length).fill(expect.objectContaining({ code: "ai_budget_exceeded" })),
  });
  expect((await budgetOf(world)).business.reservedNanoUsd).toBe(0);
});

test("a budget stops a campaign in the middle, and raising it goes on to the end", async () => {
  const world = await fresh(10);
  await writtenContent(world);
  const [log] = (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?purpose=content`)).data;
  // Room for one call at its longest, and for what some real ones leave of that.
  await limit(world, (await budgetOf(world)).business.spentNanoUsd + Math.ceil((log?.reservedNanoUsd ?? 0) * 1.1));
  await writeAll(world);
  const stopped = await contentsOf(world);
  const unwritten = stopped.filter(({ status }) => status === "failed");
  const written = stopped.filter(({ status }) => status === "draft");
  expect(unwritten.length + written.length).toBe(10);
  expect(written.length).toBeGreaterThan(0);
  expect(unwritten.length).toBeGreaterThan(0);
  expect(unwritten.every(({ failure }) => failure?.code === "ai_budget_exceeded")).toBe(true);
  const { business } = await budgetOf(world);
  expect(business.spentNanoUsd + business.reservedNanoUsd).toBeLessThanOrEqual(business.limitNanoUsd ?? 0);

  const calls = await product.modelCalls();
  const lowered = await limit(world, (business.limitNanoUsd ?? 0) - 1);
  expect(lowered.data.resumed).toBe(0);
  expect((await contentsOf(world)).filter(({ status }) => status === "failed")).toHaveLength(unwritten.length);
  expect(await product.modelCalls()).toBe(calls);

  const raised = await limit(world, null);
  expect(raised.data.resumed).toBe(1);
  await expect.poll(async () => (await contentsOf(world)).filter(({ status }) => status === "draft").length).toBe(10);
  const again = await limit(world, null);
  expect(again.data.resumed).toBe(0);
});

test("a person's own limit holds over all their businesses", async () => {
  const world = await fresh();
  const own = await world.owner.put<UserBudget>("/me/ai-budget", { limitNanoUsd: 0 });
  expect(own.data).toMatchObject({ limitNanoUsd: 0, ceilingNanoUsd: 50_000_000_000 });
  const made = await world.owner.post<{ id: string }>("/businesses", { name: "Second" });
  const refused = await world.owner.post(`/businesses/${made.data.id}/campaigns`, {
    goal: "More guests",
    channels: ["facebook"],
    startsOn: "2027-01-10",
    endsOn: "2027-01-20",
  });
  expect(refused.problem).toMatchObject({ status: 402, code: "ai_budget_exceeded" });
  expect((await world.owner.get<UserBudget>("/me/ai-budget")).data.limitNanoUsd).toBe(0);
});

test("a quote is an upper bound of what is then spent, and starts nothing", async () => {
  const world = await fresh(4);
  const calls = await product.modelCalls();
  const { data: estimate } = await world.owner.post<Estimate>(`${world.at}/campaigns/${world.campaign.id}/estimate`);
  expect(estimate).toMatchObject({ calls: 4, model: "handbill-demo", demo: false, leftNanoUsd: expect.any(Number) });
  expect(await product.modelCalls()).toBe(calls);
  const before = (await budgetOf(world)).business.spentNanoUsd;
  await writeAll(world);
  const spent = (await budgetOf(world)).business.spentNanoUsd - before;
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(estimate.atMostNanoUsd ?? 0);
  expect(estimate.likelyNanoUsd).toBeLessThanOrEqual(estimate.atMostNanoUsd ?? 0);

  const { data: nothingLeft } = await world.owner.post<Estimate>(`${world.at}/campaigns/${world.campaign.id}/estimate`);
  expect(nothingLeft).toMatchObject({ calls: 0, atMostNanoUsd: 0 });
  const content = (await contentsOf(world))[0];
  const { data: one } = await world.owner.post<Estimate>(`${world.at}/contents/${content?.id}/estimate`);
  expect(one.calls).toBe(1);
  const { data: plan } = await world.owner.post<Estimate>(`${world.at}/campaigns/${world.campaign.id}/estimate`, {
    what: "plan",
  });
  expect(plan.atMostNanoUsd).toBeGreaterThan(one.atMostNanoUsd ?? 0);
});

test("a new plan is quoted from the form, before there is a campaign", async () => {
  const world = await fresh();
  const wish = { goal: "More guests", channels: ["facebook"], startsOn: "2027-01-10", endsOn: "2027-01-20" };
  const { data: estimate } = await world.owner.post<Estimate>(`${world.at}/campaigns/estimate`, wish);
  expect(estimate.calls).toBe(1);
  const { data: campaign } = await world.owner.post<Campaign>(`${world.at}/campaigns`, wish);
  expect(campaign.strategy?.receipt.costNanoUsd).toBeLessThanOrEqual(estimate.atMostNanoUsd ?? 0);
});

test("what one campaign cost is told for each of its contents", async () => {
  const world = await fresh();
  const content = await writtenContent(world);
  const { data: usage } = await world.owner.get<Usage>(`${world.at}/ai/usage?campaignId=${world.campaign.id}`);
  const row = usage.byContent.find(({ contentId }) => contentId === content.id);
  expect(row).toMatchObject({
    channel: content.channel,
    topic: content.topic,
    costNanoUsd: content.receipt?.costNanoUsd,
  });
  const plan = usage.byContent.find(({ contentId }) => contentId === null);
  expect(plan?.costNanoUsd).toBe(world.campaign.strategy?.receipt.costNanoUsd);
  expect(usage.byContent.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)).toBe(usage.total.costNanoUsd);
});

test("the log is filtered, names prompt and schema, and is the same as a table", async () => {
  const world = await fresh();
  const content = await writtenContent(world);
  await product.script("refusal");
  await world.owner.post(`${world.at}/contents/${content.id}/generate`);

  const logs = async (query: string) => (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?${query}`)).data;
  expect((await logs("")).map(({ outcome }) => outcome)).toEqual(["failed", "ok", "ok"]);
  expect(await logs("outcome=failed")).toMatchObject([
    { errorCode: "ai_refused", contentId: content.id, topic: content.topic },
  ]);
  expect(await logs("purpose=strategy")).toMatchObject([{ contentId: null, topic: null, promptId: "strategy" }]);
  expect(await logs(`contentId=${content.id}`)).toHaveLength(2);
  expect(await logs("model=another")).toEqual([]);
  const [log] = await logs("outcome=ok");
  expect(log).toMatchObject({ costSource: "exact", reservedNanoUsd: expect.any(Number) });
  expect(log?.schemaSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(log?.costNanoUsd).toBeLessThanOrEqual(log?.reservedNanoUsd ?? 0);

  const response = await fetch(`${product.url}/api/v1${world.at}/ai/logs.csv?outcome=failed`, {
    headers: { authorization: `Bearer ${world.owner.token}` },
  });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="ai-usage-/);
  const [names, row, ...rest] = (await response.text())
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  expect(names?.startsWith("id,jobId,campaignId,contentId")).toBe(true);
  expect(names?.endsWith(",costUsd")).toBe(true);
  expect(row).toContain("ai_refused");
  expect(row).toMatch(/,0\.\d{9}$/);
  expect(rest).toEqual([]);
});

test("another person's budget, quote, log and table are not found", async () => {
  const world = await fresh();
  const stranger = await product.newUser();
  const [content] = await contentsOf(world);
  const replies = await Promise.all([
    stranger.get(`${world.at}/ai/budget`),
    stranger.put(`${world.at}/ai/budget`, { limitNanoUsd: 1 }),
    stranger.post(`${world.at}/campaigns/${world.campaign.id}/estimate`),
    stranger.post(`${world.at}/contents/${content?.id}/estimate`),
    stranger.get(`${world.at}/ai/logs.csv`),
    stranger.put(`${world.at}/campaigns/${world.campaign.id}/rating`, { rating: "up" }),
    stranger.get(`/jobs/${world.campaign.strategyJobId}/events`),
  ]);
  expect(replies.map(({ status }) => status)).toEqual(Array.from(replies, () => 404));
});

test("a budget must be a whole amount that is not negative, or null", async () => {
  const world = await fresh();
  for (const limitNanoUsd of [-1, 0.5, "5", 1e16, undefined]) {
    const refused = await world.owner.put(`${world.at}/ai/budget`, { limitNanoUsd });
    expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request" });
  }
});

test("a job that the budget stopped says so and can be started again", async () => {
  const world = await fresh();
  await limit(world, 1);
  const planned = await world.owner.post<Job>(`${world.at}/campaigns/${world.campaign.id}/strategy`);
  expect(planned.problem).toMatchObject({ code: "ai_budget_exceeded" });
  await limit(world, null);
  const again = await world.owner.post<Campaign>(`${world.at}/campaigns/${world.campaign.id}/strategy`);
  expect(again.status).toBe(200);
});
