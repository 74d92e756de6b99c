import type { AiBudgets, AnyJob, Content, Conversation } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { idOf, join } from "../support/team.ts";

const AI_PRICES = JSON.stringify({ "handbill-demo": { input: 0.25, output: 2, cacheRead: 0.025 } });
const product = await testProduct({ AI_PRICES });
const ada = await product.newUser("Ada");
const grace = await product.newUser("Grace");
const eve = await product.newUser("Eve");
const [adaId, graceId] = [await idOf(ada), await idOf(grace)];
const world = await plannedCampaign(ada, "bakery-lisbon", 3);
const { at } = world;
const businessId = world.campaign.businessId;
await join(ada, at, "editor", grace);
const contents = await contentsOf(world);
const later = { prefer: "respond-async" };

/** Starts to write a content and keeps the model's answer back. */
async function heldJob(who: Client, content: Content | undefined): Promise<string> {
  await product.hold();
  const { data } = await who.post<AnyJob>(`${at}/contents/${content?.id}/generate`, {}, later);
  await expect.poll(() => product.modelCalls()).toBeGreaterThan(0);
  return data.id;
}

/** Opens a stream, and resolves once it has ended. */
async function watch(who: Client, path: string): Promise<{ status: number; end: Promise<void> }> {
  const response = await fetch(new URL(`/api/v1${path}`, product.url), {
    headers: { authorization: `Bearer ${who.token}` },
  });
  const read = async () => {
    for await (const _chunk of response.body ?? []);
  };
  return { status: response.status, end: read().catch(() => undefined) };
}

test("what one member has started all of them see, and may stop who may edit; a stranger sees none of it", async () => {
  await product.resetModel();
  const jobId = await heldJob(ada, contents[0]);
  expect((await grace.get<AnyJob>(`/jobs/${jobId}`)).data).toMatchObject({ id: jobId, status: "running" });
  for (const path of ["/jobs?active=true", `/jobs?active=true&businessId=${businessId}`]) {
    expect((await grace.get<AnyJob[]>(path)).data.map(({ id }) => id)).toEqual([jobId]);
    expect((await eve.get<AnyJob[]>(path)).data).toEqual([]);
  }
  expect((await eve.get(`/jobs/${jobId}`)).status).toBe(404);
  await ada.patch(`${at}/members/${graceId}`, { role: "viewer" });
  expect((await grace.post(`/jobs/${jobId}/cancel`)).problem.code).toBe("not_permitted");
  await ada.patch(`${at}/members/${graceId}`, { role: "editor" });
  expect((await grace.post<AnyJob>(`/jobs/${jobId}/cancel`)).data.status).toBe("cancelled");
  await product.release();
});

test("the AI of a business counts against its payer's budget, whoever asks; what that person spends elsewhere nobody else sees", async () => {
  await product.resetModel();
  const before = (await ada.get<AiBudgets>(`${at}/ai/budget`)).data.user?.spentNanoUsd ?? 0;
  const { data: started } = await grace.post<AnyJob>(`${at}/contents/${contents[1]?.id}/generate`, {}, later);
  expect((await ended(grace, started.id)).status).toBe("succeeded");
  const { rows } = await sql<{ userId: string }>`
    select user_id from ai_logs where job_id = ${started.id}`.execute(product.database.db);
  expect(rows).toEqual([{ userId: adaId }]);
  expect((await ada.get<AiBudgets>(`${at}/ai/budget`)).data.user?.spentNanoUsd).toBeGreaterThan(before);
  expect((await grace.get<AiBudgets>(`${at}/ai/budget`)).data).toMatchObject({ user: null });
});

test("a conversation is given to a member who may answer, and is nobody's again when they are removed", async () => {
  await ada.post(`${at}/messages`, {
    direction: "inbound",
    channel: "email",
    contact: "rui@example.com",
    body: "Are you open on Sunday?",
  });
  const [conversation] = (await ada.get<Conversation[]>(`${at}/conversations`)).data;
  const path = `${at}/conversations/${conversation?.id}`;
  expect((await ada.patch(path, { assigneeId: await idOf(eve) })).problem.code).toBe("invalid_request");
  expect((await ada.patch<Conversation>(path, { assigneeId: graceId })).data).toMatchObject({ assigneeId: graceId });
  expect((await grace.get<Conversation[]>(`${at}/conversations?assignee=me`)).data).toHaveLength(1);
  await ada.delete(`${at}/members/${graceId}`);
  expect((await ada.get<Conversation>(path)).data).toMatchObject({ assigneeId: null });
  await join(ada, at, "editor", grace);
});

test("a member who is removed sees nothing from that moment on: no page, no job, no stream, no key; what they started is finished", async () => {
  await product.resetModel();
  await ada.patch(`${at}/members/${graceId}`, { role: "owner" });
  const { data: settings } = await grace.get<{ serverKey: string }>(`${at}/tracking`);
  const key = await grace.post<{ key: string }>("/me/api-keys", { name: "Till", scopes: ["read"] });
  const jobId = await heldJob(grace, contents[2]);
  const streams = await Promise.all([
    watch(grace, `/jobs/${jobId}/events`),
    watch(grace, `${at}/conversations/events`),
  ]);
  expect(streams.map(({ status }) => status)).toEqual([200, 200]);
  const poll = grace.get(`/jobs/${jobId}?wait=60`);

  expect((await ada.delete(`${at}/members/${graceId}`)).status).toBe(204);

  await Promise.all(streams.map(({ end }) => end));
  expect((await poll).status).toBe(404);
  for (const path of [at, `${at}/contents`, `${at}/members`, `${at}/conversations/events`, `/jobs/${jobId}`]) {
    expect((await grace.get(path)).status).toBe(404);
  }
  expect((await grace.post(`${at}/contents/${contents[0]?.id}/generate`)).status).toBe(404);
  expect((await grace.get("/businesses")).data).toEqual([]);
  const byKey = await fetch(new URL(`/api/v1${at}`, product.url), {
    headers: { authorization: `Bearer ${key.data.key}` },
  });
  expect(byKey.status).toBe(404);
  const conversion = await fetch(new URL("/hooks/conversions", product.url), {
    method: "POST",
    headers: { authorization: `Bearer ${settings.serverKey}`, "content-type": "application/json" },
    body: JSON.stringify({ key: "1", goal: "order" }),
  });
  expect(conversion.status).toBe(404);

  await product.release();
  expect((await ended(ada, jobId)).status).toBe("succeeded");
  expect((await ada.get<Content>(`${at}/contents/${contents[2]?.id}`)).data.status).toBe("draft");
});
