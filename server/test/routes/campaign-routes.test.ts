import { type Campaign, type CampaignInList, type Content, ERRORS, type AnyJob as Job } from "@handbill/contracts";
import { expect, test } from "vitest";
import { brief, briefs } from "../support/briefs.ts";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();

const businessOf = async (owner: Client, name = "bakery-lisbon") => {
  const { data } = await owner.post<{ id: string }>("/businesses", brief(name).business);
  return `/businesses/${data.id}`;
};

const planOf = (plan: Pick<Content, "channel" | "topic" | "angle" | "callToAction">) =>
  JSON.stringify([plan.channel, plan.topic, plan.angle, plan.callToAction]);

test.each(Object.entries(briefs))(
  "%s: creating a campaign plans it, with a placeholder for each content",
  async (_name, { business, campaign }) => {
    const owner = await product.newUser();
    const { data: made } = await owner.post<{ id: string }>("/businesses", business);

    const planned = await owner.post<Campaign>(`/businesses/${made.id}/campaigns`, campaign);

    expect(planned.status).toBe(201);
    const { strategy, status, contents } = planned.data;
    expect(status).toBe("planned");
    expect(contents).toMatchObject({ total: campaign.contentCount, placeholder: campaign.contentCount });
    expect(strategy?.calendar).toHaveLength(campaign.contentCount ?? 0);
    for (const entry of strategy?.calendar ?? []) {
      expect(entry.date >= campaign.startsOn && entry.date <= campaign.endsOn).toBe(true);
      expect(campaign.channels).toContain(entry.channel);
    }
    expect(strategy?.budgetSplit.reduce((sum, { amount }) => sum + amount, 0)).toBe(campaign.budget?.amount);
    expect(strategy?.goals.length).toBeGreaterThan(0);
    expect(strategy?.evidence).toEqual([]);

    const { strategy: _plan, ...withoutPlan } = planned.data;
    expect((await owner.get<CampaignInList[]>(`/businesses/${made.id}/campaigns`)).data).toEqual([withoutPlan]);

    const placeholders = await contentsOf({ owner, at: `/businesses/${made.id}`, campaign: planned.data });
    expect(placeholders.map(({ status: state }) => state)).toEqual(Array(campaign.contentCount).fill("placeholder"));
    expect(placeholders.map(planOf).sort()).toEqual(strategy?.calendar.map(planOf).sort());
  },
);

test("respond-async answers at once with the job's address, and the job ends", async () => {
  const owner = await product.newUser();
  const at = await businessOf(owner);

  const accepted = await owner.post<Job>(`${at}/campaigns`, brief("bakery-lisbon").campaign, {
    prefer: "respond-async",
  });

  expect(accepted.status).toBe(202);
  expect(accepted.headers.get("location")).toBe(`/api/v1/jobs/${accepted.data.id}`);
  expect(accepted.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(accepted.headers.get("preference-applied")).toBe("respond-async");
  const job = await ended(owner, accepted.data.id);
  expect(job).toMatchObject({ status: "succeeded", stage: "done", progress: { done: 1, failed: 0, total: 1 } });
  const { data: campaign } = await owner.get<Campaign>(job.result?.href.replace("/api/v1", "") ?? "");
  expect(campaign.status).toBe("planned");
});

test("a plan that takes longer than the client waits goes on without it", async () => {
  const owner = await product.newUser();
  const at = await businessOf(owner);
  await product.hold();

  const accepted = await owner.post<Job>(`${at}/campaigns`, brief("bakery-lisbon").campaign, { prefer: "wait=1" });

  expect(accepted.status).toBe(202);
  await product.release();
  expect((await ended(owner, accepted.data.id)).status).toBe("succeeded");
});

test("when the model fails, the campaign is kept and can be planned again", async () => {
  const owner = await product.newUser();
  const at = await businessOf(owner);
  await product.script("refusal");

  const refused = await owner.post(`${at}/campaigns`, brief("bakery-lisbon").campaign);

  expect(refused.status).toBe(ERRORS.ai_refused.status);
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(refused.problem.code).toBe("ai_refused");
  const campaignAt = refused.problem.resource?.replace("/api/v1", "") ?? "";
  const kept = await owner.get<Campaign>(campaignAt);
  expect(kept.data).toMatchObject({ status: "failed", strategy: null, goal: brief("bakery-lisbon").campaign.goal });
  expect((await owner.get<Job>(`/jobs/${refused.problem.jobId}`)).data).toMatchObject({
    status: "failed",
    error: { code: "ai_refused", retryable: false },
  });

  const again = await owner.post<Campaign>(`${campaignAt}/strategy`);
  expect(again.data).toMatchObject({ status: "planned", contents: { total: 9 } });
});

test("planning again replaces what nobody has written and keeps what was written", async () => {
  const owner = await product.newUser();
  const world = await plannedCampaign(owner);
  const [first] = await contentsOf(world);
  await owner.post(`${world.at}/contents/${first?.id}/generate`);

  const again = await owner.post<Campaign>(`${world.at}/campaigns/${world.campaign.id}/strategy`, {
    instruction: "More for commuters",
  });

  expect(again.status).toBe(200);
  const after = await contentsOf(world);
  expect(after.filter(({ status }) => status === "placeholder")).toHaveLength(3);
  expect(after.filter(({ status }) => status === "draft").map(({ id }) => id)).toEqual([first?.id]);
});

test("a double click on Plan again starts one plan", async () => {
  const owner = await product.newUser();
  const { at, campaign } = await plannedCampaign(owner);
  await product.hold();

  const clicks = await Promise.all(
    [1, 2, 3].map(() => owner.post<Job>(`${at}/campaigns/${campaign.id}/strategy`, {}, { prefer: "respond-async" })),
  );

  expect(new Set(clicks.map(({ data }) => data.id)).size).toBe(1);
  await product.release();
  await ended(owner, clicks[0]?.data.id ?? "");
});

test("writing all contents is one job with a child each, and fills every placeholder", async () => {
  const owner = await product.newUser();
  const world = await plannedCampaign(owner, "climbing-gym-boulder", 14);

  const written = await owner.post<Content[]>(`${world.at}/campaigns/${world.campaign.id}/generate`);

  expect(written.status).toBe(200);
  expect(written.data).toHaveLength(14);
  expect(new Set(written.data.map(({ status }) => status))).toEqual(new Set(["draft"]));
  const { data: jobs } = await owner.get<Job[]>("/jobs");
  const parent = jobs.find(({ kind }) => kind === "campaign_contents");
  expect(parent).toMatchObject({ status: "succeeded", progress: { done: 14, failed: 0, total: 14 } });
  expect(jobs.filter(({ parentId }) => parentId === parent?.id)).toHaveLength(14);

  const nothingLeft = await owner.post(`${world.at}/campaigns/${world.campaign.id}/generate`);
  expect(nothingLeft.problem).toMatchObject({ status: 409, code: "conflict" });
});

test("when some contents fail the others are there, and only the failed ones are written next time", async () => {
  const owner = await product.newUser();
  const world = await plannedCampaign(owner, "bakery-lisbon", 4);
  await product.script("refusal");

  const { data: contents } = await owner.post<Content[]>(`${world.at}/campaigns/${world.campaign.id}/generate`);

  const failed = contents.filter(({ status }) => status === "failed");
  expect(failed).toHaveLength(1);
  expect(failed[0]?.failure?.code).toBe("ai_refused");
  expect(contents.filter(({ status }) => status === "draft")).toHaveLength(3);

  const before = await product.modelCalls();
  const { data: repaired } = await owner.post<Content[]>(`${world.at}/campaigns/${world.campaign.id}/generate`);
  expect(new Set(repaired.map(({ status }) => status))).toEqual(new Set(["draft"]));
  expect((await product.modelCalls()) - before).toBe(1);
});

test("a campaign is renamed, removed and brought back", async () => {
  const owner = await product.newUser();
  const { at, campaign } = await plannedCampaign(owner);
  const here = `${at}/campaigns/${campaign.id}`;

  expect((await owner.patch<Campaign>(here, { name: "Renamed" })).data.name).toBe("Renamed");
  expect((await owner.delete(here)).status).toBe(204);
  expect((await owner.get(here)).status).toBe(404);
  expect((await owner.get<Campaign[]>(`${at}/campaigns`)).data).toEqual([]);
  expect((await owner.post<Campaign>(`${here}/restore`)).data.name).toBe("Renamed");
});

test.each([
  ["no channel", { channels: [] }, "channels"],
  ["an end before the start", { startsOn: "2027-02-01", endsOn: "2027-01-01" }, "endsOn"],
  ["a day that does not exist", { startsOn: "2027-02-30" }, "startsOn"],
  ["more contents than can be planned", { contentCount: 61 }, "contentCount"],
  ["a negative budget", { budget: { amount: -1, currency: "EUR" } }, "budget.amount"],
  ["an unknown channel", { channels: ["myspace"] }, "channels.0"],
])("%s is refused, and nothing is stored", async (_case, wrong, path) => {
  const owner = await product.newUser();
  const at = await businessOf(owner);

  const refused = await owner.post(`${at}/campaigns`, { ...brief("bakery-lisbon").campaign, ...wrong });

  expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request" });
  expect(refused.problem.errors.map((error) => error.path)).toContain(path);
  expect((await owner.get<Campaign[]>(`${at}/campaigns`)).data).toEqual([]);
});

test("a stranger can do nothing with a campaign", async () => {
  const owner = await product.newUser();
  const { at, campaign } = await plannedCampaign(owner);
  const eve = await product.newUser("Eve");
  const here = `${at}/campaigns/${campaign.id}`;

  const attempts = [
    eve.get(here),
    eve.patch(here, { name: "Eve's" }),
    eve.delete(here),
    eve.post(`${here}/strategy`),
    eve.post(`${here}/generate`),
  ];

  for (const attempt of attempts) expect((await attempt).problem).toMatchObject({ status: 404, code: "not_found" });
  expect((await owner.get<Campaign>(here)).data).toEqual(campaign);
});
