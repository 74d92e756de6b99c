import type {
  AiBudgets,
  AiLog,
  AnyJob,
  Campaign,
  Content,
  Estimate,
  FaqEntry,
  FaqSource,
  Message,
} from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { InboundMessage } from "../../src/core/inbound-message.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { createQuestionService } from "../../src/services/question-service.ts";
import { plannedCampaign } from "../support/campaigns.ts";
import { storeOn } from "../support/ledger.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";

const AI_PRICES = JSON.stringify({ "handbill-demo": { input: 0.25, output: 2, cacheRead: 0.025 } });
const product = await testProduct({ AI_PRICES });
const store = storeOn(product.database);
const owner = await product.newUser();

async function newBusiness(facts = ["Open Tuesday to Sunday, 7:30 to 19:00", "The rye loaf is £5.40"]) {
  const { data } = await owner.post<{ id: string }>("/businesses", { name: "Crumb and Co", language: "en", facts });
  return { id: data.id, at: `/businesses/${data.id}` };
}

async function receive(businessId: string, person: string, text: string, more: Partial<InboundMessage> = {}) {
  const from = { address: `${person}@x.example`, name: person };
  const mail = inboundMail({ subject: "", from, text, ...more });
  const taken = await store.transaction((tx) => takeInbound(tx, businessId, mail));
  if (!taken) throw new Error("the business is not there");
  return taken;
}

/** Four ask whether it is open on Sundays, three for gluten; the rest is what else people write. */
async function fill(businessId: string) {
  const sunday = [
    await receive(businessId, "ann", "Are you open on Sundays?"),
    await receive(businessId, "bo", "Hello, is the shop open this Sunday? Bo"),
    await receive(businessId, "cy", "hi, are you open on sunday?"),
    await receive(businessId, "di", "Do you open on a Sunday, too? My number is 0113 496 0999."),
  ];
  const gluten = [
    await receive(businessId, "ann", "Do you have gluten-free cake?"),
    await receive(businessId, "eva", "Is there anything without gluten?"),
    await receive(businessId, "fin", "Gluten free rolls, do you bake them?"),
  ];
  await receive(businessId, "gil", "Do you sell candles?");
  await receive(businessId, "machine", "Open on Sundays? gluten? gluten?", { isAutomatic: true });
  return { sunday, gluten };
}

const find = (at: string, prefer = "wait=60") => owner.post<FaqEntry[]>(`${at}/faq/find`, {}, { prefer });
const list = async (at: string, query = "") => (await owner.get<FaqEntry[]>(`${at}/faq${query}`)).data;

test("what several people ask is named once, answered from the facts, and proposed with the messages it came from", async () => {
  const { id, at } = await newBusiness();
  const { sunday, gluten } = await fill(id);
  const quote = await owner.post<Estimate>(`${at}/faq/find/estimate`);
  expect(quote.data).toMatchObject({ calls: 1, atMostNanoUsd: expect.any(Number) });
  const calls = await product.modelCalls();

  const { status, data } = await find(at);

  expect(status).toBe(200);
  expect(await product.modelCalls()).toBe(calls + 1);
  const [hours, wheat, ...more] = data;
  expect(more).toEqual([]);
  expect(hours).toMatchObject({
    status: "proposed",
    language: "en",
    askedCount: 4,
    answer: "Open Tuesday to Sunday, 7:30 to 19:00.",
    facts: ["Open Tuesday to Sunday, 7:30 to 19:00"],
    topic: expect.stringMatching(/\w/),
    contentId: null,
  });
  expect(hours?.messageIds.toSorted()).toEqual(sunday.map(({ messageId }) => messageId).toSorted());
  expect(wheat).toMatchObject({ status: "proposed", askedCount: 3, answer: "", facts: [] });
  expect(wheat?.question).toMatch(/gluten/i);

  const sources = await owner.get<FaqSource[]>(`${at}/faq/${wheat?.id}/messages`);
  expect(sources.data.map(({ messageId }) => messageId).toSorted()).toEqual(
    gluten.map(({ messageId }) => messageId).toSorted(),
  );
  expect(sources.data[0]).toMatchObject({ fromName: "fin", excerpt: "Gluten free rolls, do you bake them?" });
  const [log] = (await owner.get<AiLog[]>(`${at}/ai/logs?purpose=questions`)).data;
  expect(log).toMatchObject({ promptId: "questions", campaignId: null, contentId: null, outcome: "ok" });
  expect((await owner.get<AiBudgets>(`${at}/ai/budget`)).data.business.spentNanoUsd).toBe(log?.costNanoUsd);
  expect((await owner.get<AnyJob>(`/jobs/${log?.jobId}`)).data).toMatchObject({
    kind: "questions",
    campaignId: null,
    result: { href: `/api/v1${at}/faq?status=proposed` },
  });
  const journal = await (await fetch(new URL("/__fake/journal", product.modelUrl))).text();
  expect(journal).not.toContain("0113 496 0999");
});

test("what is known is counted anew for nothing, and what was dismissed is not proposed again", async () => {
  const { id, at } = await newBusiness();
  await fill(id);
  const [hours, wheat] = (await find(at)).data;
  await owner.patch(`${at}/faq/${wheat?.id}`, { status: "dismissed" });
  await receive(id, "hal", "Are you open on Sundays?");
  const calls = await product.modelCalls();

  expect((await owner.post<Estimate>(`${at}/faq/find/estimate`)).data.calls).toBe(0);
  const { data } = await find(at);

  expect(data).toMatchObject([{ id: hours?.id, askedCount: 5 }]);
  expect(await product.modelCalls()).toBe(calls);
  expect(await list(at, "?status=dismissed")).toMatchObject([{ id: wheat?.id, askedCount: 3 }]);
});

test("two who look at once look once", async () => {
  const { id, at } = await newBusiness();
  await fill(id);
  const calls = await product.modelCalls();
  await product.hold();
  const first = await owner.post<AnyJob>(`${at}/faq/find`, {}, { prefer: "respond-async" });
  const second = await owner.post<AnyJob>(`${at}/faq/find`, {}, { prefer: "respond-async" });
  expect([first.status, second.status]).toEqual([202, 202]);
  expect(second.data.id).toBe(first.data.id);
  await expect.poll(() => product.modelCalls()).toBe(calls + 1);
  await product.release();
  await expect
    .poll(async () => (await owner.get<AnyJob>(`/jobs/${first.data.id}?wait=20`)).data.status, { timeout: 20_000 })
    .toBe("succeeded");
  expect(await list(at)).toHaveLength(2);
});

test("what the owner approves stands behind the next draft, and what is not approved does not", async () => {
  const { id, at } = await newBusiness();
  const made = await owner.post<FaqEntry>(`${at}/faq`, {
    question: "Is there parking for bicycles?",
    answer: "Yes, behind the house.",
  });
  expect([made.status, made.data.status, made.data.language]).toEqual([201, "approved", "en"]);
  const path = `${at}/faq/${made.data.id}`;
  const { messageId } = await receive(id, "ivy", "Is there parking for a bicycle?");
  const draft = () => owner.post<Message>(`${at}/messages/${messageId}/draft-reply`, {}, { prefer: "wait=60" });

  const backed = await draft();
  expect(backed.data.body).toContain("behind the house");
  expect(backed.data.draft).toMatchObject({
    isUnsure: false,
    facts: ["Is there parking for bicycles? Yes, behind the house."],
  });

  await owner.patch(path, { status: "proposed" });
  const bare = await draft();
  expect(bare.data.body).not.toContain("behind the house");
  expect(bare.data.draft).toMatchObject({ isUnsure: true });

  const unanswered = await owner.patch(path, { status: "approved", answer: "" });
  expect([unanswered.status, unanswered.problem.code]).toEqual([400, "invalid_request"]);
  expect((await owner.patch<FaqEntry>(path, { status: "approved", answer: "No." })).data.answer).toBe("No.");
  expect((await owner.patch(path, { answer: " " })).status).toBe(400);
  expect((await owner.delete(path)).status).toBe(204);
  expect(await list(at)).toEqual([]);
});

test("a content about a question is put into a campaign as a placeholder that can be written", async () => {
  const { at, campaign } = await plannedCampaign(owner);
  const { data: entry } = await owner.post<FaqEntry>(`${at}/faq`, { question: "Têm pão sem glúten?", answer: "Não." });
  const path = `${at}/faq/${entry.id}/contents`;
  const [channel] = campaign.channels;
  const made = await owner.post<Content>(path, { campaignId: campaign.id, channel, angle: "O que levar." });
  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({
    campaignId: campaign.id,
    channel,
    status: "placeholder",
    topic: "Têm pão sem glúten?",
    angle: "O que levar.",
    scheduledOn: null,
  });
  expect((await list(at))[0]?.contentId).toBe(made.data.id);
  const written = await owner.post<Content>(`${at}/contents/${made.data.id}/generate`);
  expect(written.data.status).toBe("draft");

  const outside = await owner.post(path, { campaignId: campaign.id, channel, scheduledOn: "2020-01-01" });
  expect(outside.problem).toMatchObject({ code: "invalid_request", errors: [{ path: "scheduledOn" }] });
  const other = await owner.post<Campaign>("/businesses", { name: "Other", language: "en" });
  expect((await owner.post(path, { campaignId: other.data.id, channel })).problem.code).toBe("not_found");
});

test("a model that is not to be had proposes nothing, and nothing is lost", async () => {
  const { id, at } = await newBusiness();
  await fill(id);
  await owner.put(`${at}/ai/budget`, { limitNanoUsd: 1 });
  const refused = await find(at);
  expect(refused.problem.code).toBe("ai_budget_exceeded");
  expect(await list(at)).toEqual([]);
});

test("an erased conversation takes along the jobs that worked for it, and the last one what was found in it", async () => {
  const { id, at } = await newBusiness();
  const { gluten } = await fill(id);
  const [first] = gluten;
  if (!first) throw new Error("nothing was received");
  await owner.post(`${at}/messages/${first.messageId}/draft-reply`, { instruction: "Warmer" }, { prefer: "wait=60" });
  const wheat = (await find(at)).data.find(({ question }) => /gluten/i.test(question));
  const { db } = product.database;
  const jobs = () => db.selectFrom("jobs").select("id").where("conversationId", "=", first.conversationId).execute();
  expect(await jobs()).toHaveLength(1);

  await owner.delete(`${at}/conversations/${first.conversationId}`);
  const hidden = await owner.get<FaqSource[]>(`${at}/faq/${wheat?.id}/messages`);
  expect(hidden.data.map(({ messageId }) => messageId)).not.toContain(first.messageId);
  const erase = async (conversationId: string) => {
    await sql`update conversations set removed_at = now() - interval '31 days' where id = ${conversationId}`.execute(
      db,
    );
    await store.transaction((tx) => tx.conversations.erase());
  };
  await erase(first.conversationId);
  expect(await jobs()).toEqual([]);
  expect((await find(at)).data.map((one) => one.id)).toContain(wheat?.id);

  for (const { conversationId } of gluten) await erase(conversationId);
  expect((await find(at)).data.map((one) => one.id)).not.toContain(wheat?.id);
});

const jobsOf = (businessId: string) =>
  product.database.db.selectFrom("jobs").select(["kind", "requestId"]).where("businessId", "=", businessId).execute();

test("once a day it is looked by itself, and only who was asked something new has it named", async () => {
  const [asked, quiet] = [await newBusiness(), await newBusiness()];
  await fill(asked.id);
  await receive(quiet.id, "ann", "Are you open on Sundays?");
  const byItself = createQuestionService({
    store,
    businesses: createBusinessService({ store }),
    provider: { refusal: async () => undefined },
  });
  await Promise.all([byItself.sweep(), byItself.sweep()]);
  expect(await jobsOf(asked.id)).toEqual([{ kind: "questions", requestId: null }]);
  expect(await jobsOf(quiet.id)).toEqual([]);

  await store.jobs.cancel((await owner.get<AnyJob[]>(`/jobs?businessId=${asked.id}`)).data[0]?.id ?? "");
  await byItself.sweep();
  expect(await jobsOf(asked.id)).toHaveLength(1);
});

test("a stranger sees and does nothing here", async () => {
  const { at } = await newBusiness();
  const { data: entry } = await owner.post<FaqEntry>(`${at}/faq`, { question: "Open?", answer: "Yes." });
  const eve = await product.newUser("Eve");
  const path = `${at}/faq/${entry.id}`;
  const tried = await Promise.all([
    eve.get(`${at}/faq`),
    eve.post(`${at}/faq`, { question: "Open?", answer: "No." }),
    eve.patch(path, { answer: "No." }),
    eve.delete(path),
    eve.get(`${path}/messages`),
    eve.post(`${path}/contents`, { campaignId: entry.id, channel: "email" }),
    eve.post(`${at}/faq/find`),
    eve.post(`${at}/faq/find/estimate`),
    eve.get(`${at}/auto-answers`),
  ]);
  expect(tried.map(({ problem }) => problem.code)).toEqual(tried.map(() => "not_found"));
  expect(await list(at)).toMatchObject([{ answer: "Yes." }]);
});
