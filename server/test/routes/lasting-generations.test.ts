import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { AiLog, Campaign, Content, AnyJob as Job, System, Usage } from "@handbill/contracts";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { type Failpoint, watchFailpoints } from "../../src/core/failpoints.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { brief } from "../support/briefs.ts";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { storeOn } from "../support/ledger.ts";
import { testProduct } from "../support/product.ts";
import { countMessagesWhenPutBack } from "../support/running-jobs.ts";

const product = await testProduct();
const { db } = product.database;

afterEach(() => watchFailpoints(null));

/** Does something once, when the place is passed for the first time. */
function at(place: Failpoint, act: () => Promise<unknown>): void {
  let isDone = false;
  watchFailpoints(async (name) => {
    if (name !== place || isDone) return;
    isDone = true;
    await act();
  });
}

/** A planned campaign with one content that nobody has written, and nothing counted yet. */
async function unwritten() {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  const here = `${world.at}/contents/${content?.id}`;
  const start = () => world.owner.post<Job>(`${here}/generate`, {}, { prefer: "respond-async" });
  const callsOf = async (jobId: string) =>
    (await world.owner.get<AiLog[]>(`${world.at}/ai/logs?limit=100`)).data.filter((call) => call.jobId === jobId);
  const read = async () => (await world.owner.get<Content>(here)).data;
  await product.resetModel();
  return { ...world, here, start, callsOf, read };
}

async function deliverAgain(): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from jobs where status = 'running'`.execute(db);
  const id = rows[0]?.id;
  await sql`insert into pgboss.job (name, data)
    values ('generation', jsonb_build_object('jobId', ${id}::text))`.execute(db);
  return id;
}

const nothingQueued = async (): Promise<boolean> =>
  (await sql`select from pgboss.job where state < 'completed'`.execute(db)).rows.length === 0;

/** Another worker takes the running job up, and is gone again. */
async function takeOver(): Promise<void> {
  await sql`update jobs set run = run + 1 where status = 'running'`.execute(db);
}

const PLACES = ["job_begun", "call_opened", "call_answered", "call_settled", "apply_started"] as const;

test.each(PLACES)("a job that is cancelled at %s writes nothing and calls nobody any more", async (place) => {
  const { owner, here, start, read, callsOf } = await unwritten();
  let before = -1;
  at(place, async () => {
    const [job] = (await owner.get<Job[]>("/jobs?active=true")).data;
    expect((await owner.post<Job>(`/jobs/${job?.id}/cancel`)).data.status).toBe("cancelled");
    before = await product.modelCalls();
  });
  const { data: job } = await start();
  await expect.poll(() => before).toBeGreaterThanOrEqual(0);
  await expect.poll(async () => (await callsOf(job.id)).every(({ outcome }) => outcome !== "started")).toBe(true);

  expect(await read()).toMatchObject({ status: "placeholder", fields: null });
  expect(await product.modelCalls()).toBeLessThanOrEqual(before + (place === "call_opened" ? 1 : 0));
  expect((await owner.get<unknown[]>(`${here}/versions`)).data).toEqual([]);
});

test("who lost a job to another worker writes nothing, and what was paid is used by the next one", async () => {
  const { start, read, callsOf, owner, here } = await unwritten();
  at("apply_started", takeOver);
  const { data: job } = await start();
  await expect.poll(nothingQueued).toBe(true);
  expect(await read()).toMatchObject({ status: "generating", fields: null });
  expect((await owner.get<unknown[]>(`${here}/versions`)).data).toEqual([]);

  await deliverAgain();
  expect(await ended(owner, job.id)).toMatchObject({ status: "succeeded" });
  expect(await read()).toMatchObject({ status: "draft" });
  expect((await owner.get<unknown[]>(`${here}/versions`)).data).toHaveLength(1);
  expect(await callsOf(job.id)).toHaveLength(1);
  expect(await product.modelCalls()).toBe(1);
});

test("a job that the queue lost sight of goes on where it is, and is not begun again", async () => {
  const { start, callsOf, owner } = await unwritten();
  at("call_opened", deliverAgain);
  const { data: job } = await start();
  expect(await ended(owner, job.id)).toMatchObject({ status: "succeeded" });
  await expect.poll(nothingQueued).toBe(true);
  expect(await callsOf(job.id)).toHaveLength(1);
  expect(await product.modelCalls()).toBe(1);
});

test("a job that waits keeps its place, however long nobody works", async () => {
  const { start, owner } = await unwritten();
  let years = 0;
  at("job_begun", async () => {
    const { rows } = await sql<{ years: number }>`
      select extract(year from age(keep_until, created_on))::int as years from pgboss.job where state = 'active'`.execute(
      db,
    );
    years = rows[0]?.years ?? 0;
  });
  const { data: job } = await start();
  await ended(owner, job.id);
  expect(years).toBeGreaterThan(5);
});

test("who lost a job before calling does not call", async () => {
  const { start, callsOf, owner } = await unwritten();
  at("job_begun", takeOver);
  const { data: job } = await start();
  await expect.poll(nothingQueued).toBe(true);

  expect(await callsOf(job.id)).toEqual([]);
  expect(await product.modelCalls()).toBe(0);
  await owner.post(`/jobs/${job.id}/cancel`);
});

test("an answer that the database cannot take lies on the disk until it can, and is not asked for again", async () => {
  const { start, read, callsOf, owner } = await unwritten();
  const spool = join(product.dataDir, "spool");
  let onDisk: string[] = [];
  watchFailpoints(async (name) => {
    if (name === "call_answered") await sql`alter table ai_chains rename to ai_chains_away`.execute(db);
    if (name !== "answer_spooled") return;
    onDisk = await readdir(spool);
    await sql`alter table ai_chains_away rename to ai_chains`.execute(db);
  });
  const { data: job } = await start();
  expect(await ended(owner, job.id)).toMatchObject({ status: "succeeded" });

  const [call] = await callsOf(job.id);
  expect(onDisk).toEqual([`${call?.id}.json`]);
  expect(call).toMatchObject({ outcome: "ok", usageSource: "provider" });
  expect(await read()).toMatchObject({ status: "draft" });
  expect(await product.modelCalls()).toBe(1);
  expect(await readdir(spool)).toEqual([]);
});

test("a call that was cut off is on the ledger as lost, and in no sum that the owner bears", async () => {
  const { start, callsOf, owner, at: business } = await unwritten();
  const { data: before } = await owner.get<Usage>(`${business}/ai/usage`);
  at("call_opened", async () => {
    await sql`update ai_logs set created_at = created_at - interval '10 minutes' where outcome = 'started'`.execute(db);
    await createLedgerService({ store: storeOn(product.database) }).sweep();
  });
  const { data: job } = await start();
  expect(await ended(owner, job.id)).toMatchObject({ status: "succeeded" });

  expect(await callsOf(job.id)).toMatchObject([{ outcome: "lost", costSource: "reserved" }]);
  const { data: usage } = await owner.get<Usage>(`${business}/ai/usage`);
  expect(usage.total.costNanoUsd).toBe(before.total.costNanoUsd);
  expect(usage.lost.calls).toBe(1);
});

test("a double click without a key plans one campaign", async () => {
  const owner = await product.newUser();
  const { business, campaign } = brief("bakery-lisbon");
  const { data: made } = await owner.post<{ id: string }>("/businesses", business);
  const here = `/businesses/${made.id}/campaigns`;
  await product.hold(1);
  const click = () => owner.post<Job>(here, campaign, { prefer: "respond-async" });
  const [one, other] = await Promise.all([click(), click()]);
  const another = await owner.post<Job>(here, { ...campaign, goal: "Another one" }, { prefer: "respond-async" });
  expect(one.data.id).toBe(other.data.id);
  expect(another.data.id).not.toBe(one.data.id);
  expect((await owner.get<Campaign[]>(here)).data).toHaveLength(2);
  await product.release();
  await ended(owner, one.data.id);
  await ended(owner, another.data.id);
});

test("a busy provider that names a wait is waited for at no cost, but not for ever; then it is said when, and how often it failed", async () => {
  const { owner, start, callsOf, read } = await unwritten();
  await product.script("429-120", "429-120", "429-120", "refusal");
  const { data: job } = await start();
  const look = async () => (await owner.get<Job>(`/jobs/${job.id}`)).data;
  for (let tries = 1; tries < 3; tries += 1) {
    await expect.poll(async () => (await callsOf(job.id)).length).toBe(tries);
    await expect.poll(async () => (await look()).stage).toBe("waiting_for_model");
    const { nextTryAt, ...waiting } = await look();
    expect(waiting).toMatchObject({ status: "queued", error: null });
    expect(Date.parse(nextTryAt ?? "") - Date.parse(waiting.createdAt)).toBeGreaterThanOrEqual(120_000);
    expect(await read()).toMatchObject({ status: "generating", failure: null });
    await sql`update pgboss.job set start_after = now() where data ->> 'jobId' = ${job.id}`.execute(db);
  }
  const failed = await ended(owner, job.id);
  expect(failed).toMatchObject({ status: "failed", error: { code: "ai_rate_limited" } });
  expect(failed.nextTryAt).toBeUndefined();
  expect((await callsOf(job.id)).map(({ costNanoUsd }) => costNanoUsd)).toEqual([0, 0, 0]);
  expect(await read()).toMatchObject({ failure: { code: "ai_rate_limited", times: 1, retryAfter: 120 } });

  await ended(owner, (await start()).data.id);
  expect(await read()).toMatchObject({ failure: { code: "ai_refused", times: 2 } });
  await ended(owner, (await start()).data.id);
  expect(await read()).toMatchObject({ status: "draft", failure: null });
  const { usualSeconds } = (await owner.get<System>("/system")).data;
  expect(Math.min(usualSeconds.strategy ?? 0, usualSeconds.content ?? 0)).toBeGreaterThan(0);
});

test("while the provider is left alone new work is refused at once, and queued work waits and goes on by itself", async () => {
  const { owner, here, read } = await unwritten();
  const server = new URL(product.modelUrl).host;
  const circuit = (openUntil: string, probeUntil: string) =>
    sql`
    insert into ai_circuits (server, model, open_until, probe_until)
    values (${server}, 'handbill-demo', now() + ${openUntil}::interval, now() + ${probeUntil}::interval)
    on conflict (server, model) do update set open_until = excluded.open_until, probe_until = excluded.probe_until`.execute(
      db,
    );

  await circuit("60 seconds", "0 seconds");
  await delay(1100); // what is known is believed for a second
  const answer = await owner.post<Job>(`${here}/generate`, {}, { "idempotency-key": "again" });
  expect(answer).toMatchObject({ status: 503, problem: { code: "ai_unavailable" } });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(30);
  expect(await read()).toMatchObject({ status: "placeholder" });
  expect(await product.modelCalls()).toBe(0);

  // It may be back, and somebody else is finding out.
  await circuit("0 seconds", "1 hour");
  await delay(1100);
  const messagesOf = await countMessagesWhenPutBack(product.database);
  const { data: job } = await owner.post<Job>(
    `${here}/generate`,
    {},
    { prefer: "respond-async", "idempotency-key": "again" },
  );
  await expect.poll(async () => (await owner.get<Job>(`/jobs/${job.id}`)).data.stage).toBe("waiting_for_model");
  expect(await product.modelCalls()).toBe(0);
  expect(new Set(await messagesOf(job.id))).toEqual(new Set([1]));
  await circuit("0 seconds", "0 seconds");
  expect(await ended(owner, job.id)).toMatchObject({ status: "succeeded" });
  expect((await sql`select from ai_circuits`.execute(db)).rows).toEqual([]);
});

test("a provider that keeps failing is left alone by all: new work is refused before anything is stored", async () => {
  const { owner, at: business, campaign } = await plannedCampaign(await product.newUser(), "bakery-lisbon", 6);
  await product.resetModel();
  await product.script(...Array.from({ length: 30 }, () => "500"));
  const { data: all } = await owner.post<Job>(
    `${business}/campaigns/${campaign.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  await expect.poll(async () => (await sql`select from ai_circuits`.execute(db)).rows.length).toBe(1);
  const before = (await owner.get<Job[]>("/jobs")).data.length;
  const { campaign: wish } = brief("bakery-lisbon");
  const answer = await owner.post(`${business}/campaigns`, wish, { "idempotency-key": "later" });
  expect(answer).toMatchObject({ status: 503, problem: { code: "ai_unavailable" } });
  expect((await owner.get<Job[]>("/jobs")).data).toHaveLength(before);
  await owner.post(`/jobs/${all.id}/cancel`);

  // Accepted before it was known everywhere: it waits, but not for ever.
  await sql`delete from ai_circuits`.execute(db);
  await delay(1100); // what is known is believed for a second
  const { data: late } = await owner.post<Job>(`${business}/campaigns`, wish, { prefer: "respond-async" });
  await expect.poll(async () => (await owner.get<Job>(`/jobs/${late.id}`)).data.stage).toBe("waiting_for_model");
  await sql`update jobs set created_at = created_at - interval '16 minutes' where id = ${late.id}`.execute(db);
  await sql`update pgboss.job set start_after = now() where data ->> 'jobId' = ${late.id}`.execute(db);
  expect(await ended(owner, late.id)).toMatchObject({ status: "failed", error: { code: "ai_unavailable" } });
  await product.resetModel();
});
