import type { Campaign, Content, AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { brief } from "../support/briefs.ts";
import { contentsOf, ended, plannedCampaign, type World, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const async = { prefer: "respond-async" };

/** A campaign of one content whose writing has begun and takes until the model is released. */
async function slowWriting(): Promise<World & { here: string; job: Job }> {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  await product.hold();
  const here = `${world.at}/contents/${content?.id}`;
  const { data: job } = await world.owner.post<Job>(`${here}/generate`, {}, async);
  return { ...world, here, job };
}

test("a content that is being written when a new plan arrives stays and is finished", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 3);
  const [content] = await contentsOf(world);
  const calls = await product.modelCalls();
  await product.hold(2);

  const again = `${world.at}/campaigns/${world.campaign.id}/strategy`;
  const { data: plan } = await world.owner.post<Job>(again, {}, async);
  await expect.poll(product.modelCalls).toBe(calls + 1);
  const here = `${world.at}/contents/${content?.id}`;
  const { data: writing } = await world.owner.post<Job>(`${here}/generate`, {}, async);
  await expect.poll(product.modelCalls).toBe(calls + 2);

  await product.release(1);
  expect((await ended(world.owner, plan.id)).status).toBe("succeeded");
  await product.release();
  expect((await ended(world.owner, writing.id)).status).toBe("succeeded");
  expect((await world.owner.get<Content>(here)).data.status).toBe("draft");
  expect(await contentsOf(world)).toHaveLength(4);
});

test("of a new plan and the writing of everything, asked for at once, each job ends", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 4);
  const at = `${world.at}/campaigns/${world.campaign.id}`;

  const replies = await Promise.all(
    ["strategy", "generate", "strategy", "generate"].map((what) => world.owner.post<Job>(`${at}/${what}`, {}, async)),
  );

  const started = replies.filter(({ status }) => status === 202);
  expect(started.length).toBeGreaterThan(0);
  expect(new Set(replies.map(({ status }) => status)).isSubsetOf(new Set([202, 409]))).toBe(true);
  for (const { data } of started) expect((await ended(world.owner, data.id)).status).toBe("succeeded");
  const contents = await contentsOf(world);
  expect(contents.map(({ status }) => status)).not.toContain("generating");
});

test("stopping everything while texts arrive is never refused, and leaves nothing half done", async () => {
  const world = await plannedCampaign(await product.newUser(), "climbing-gym-boulder", 16);
  const at = `${world.at}/campaigns/${world.campaign.id}/generate`;
  for (let round = 0; round < 3; round += 1) {
    const { data: job } = await world.owner.post<Job>(at, {}, async);
    await expect
      .poll(async () => (await world.owner.get<Job>(`/jobs/${job.id}`)).data.progress.done, {
        interval: 5,
      })
      .toBeGreaterThan(0);

    const stopped = await world.owner.post<Job>(`/jobs/${job.id}/cancel`);

    expect(stopped.status).toBe(200);
    const contents = await contentsOf(world);
    expect(contents.map(({ status }) => status)).not.toContain("generating");
    if (contents.every(({ status }) => status === "draft")) break;
  }
  expect((await world.owner.get<Job[]>("/jobs?active=true")).data).toEqual([]);
});

test("work that waits for a free hand begins as soon as there is one", async () => {
  const world = await plannedCampaign(await product.newUser(), "climbing-gym-boulder", 12);
  await product.hold(7); // of eight hands

  const { data: parent } = await world.owner.post<Job>(
    `${world.at}/campaigns/${world.campaign.id}/generate`,
    {},
    async,
  );

  const patience = { timeout: 10_000 }; // a hand that rests between two works rests for four seconds
  await expect
    .poll(async () => (await world.owner.get<Job>(`/jobs/${parent.id}`)).data.progress.done, patience)
    .toBe(5);
  await product.release();
  expect((await ended(world.owner, parent.id)).status).toBe("succeeded");
});

test("the work for a business that was removed meanwhile goes on, and is there when it comes back", async () => {
  const { owner, at, here, job } = await slowWriting();

  expect((await owner.delete(at)).status).toBe(204);
  await product.release();

  expect((await ended(owner, job.id)).status).toBe("succeeded");
  expect((await owner.get(here)).status).toBe(404);
  await owner.post(`${at}/restore`);
  expect((await owner.get<Content>(here)).data.status).toBe("draft");
});

test("the work for a business that was removed meanwhile can be stopped", async () => {
  const { owner, at, here, job } = await slowWriting();
  await owner.delete(at);

  const stopped = await owner.post<Job>(`/jobs/${job.id}/cancel`);

  await product.release();
  expect(stopped.data.status).toBe("cancelled");
  await owner.post(`${at}/restore`);
  expect((await owner.get<Content>(here)).data).toMatchObject({ status: "placeholder", fields: null });
});

test("the contents of a removed campaign are nowhere, and come back with it", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 2);
  const { owner, at } = world;
  const content = await writtenContent(world);
  const campaignAt = `${at}/campaigns/${world.campaign.id}`;

  await owner.delete(campaignAt);

  expect((await owner.get<Content[]>(`${at}/contents`)).data).toEqual([]);
  expect((await owner.get(`${at}/contents/${content.id}`)).status).toBe(404);
  expect((await owner.post(`${at}/contents/${content.id}/approve`)).status).toBe(404);
  await owner.post(`${campaignAt}/restore`);
  expect(await contentsOf(world)).toHaveLength(2);
});

test("what a request makes and the note beside its Idempotency-Key are saved together or not at all", async () => {
  const owner = await product.newUser();
  const { business, campaign } = brief("bakery-lisbon");
  const { data: made } = await owner.post<{ id: string }>("/businesses", business);
  await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'`.execute(
    product.database.db,
  );
  await sql`create trigger refuse before update of job_id, resource on idempotency_keys for each row execute function refuse()`.execute(
    product.database.db,
  );
  const key = { "idempotency-key": "one", ...async };

  const refused = [
    await owner.post(`/businesses/${made.id}/campaigns`, campaign, key),
    await owner.post("/businesses", { name: "Another" }, key),
  ];
  await sql`drop trigger refuse on idempotency_keys`.execute(product.database.db);

  expect(refused.map(({ status }) => status)).toEqual([500, 500]);
  expect((await owner.get<Campaign[]>(`/businesses/${made.id}/campaigns`)).data).toEqual([]);
  expect((await owner.get<unknown[]>("/businesses")).data).toHaveLength(1);
  expect((await owner.get<Job[]>("/jobs")).data).toEqual([]);
});
