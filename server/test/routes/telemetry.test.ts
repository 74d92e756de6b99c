import type { Connection, Content, Delivery, AnyJob as Job, Mailing, Message, MessageHook } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { approvedContent, contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { type SentSpan, startCollector } from "../support/collector.ts";
import { sayYes, SENDER } from "../support/mail-world.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { testProduct } from "../support/product.ts";
import { SHOP_SECRET } from "../support/publishing-world.ts";
import { startSmtpSink } from "../support/smtp-sink.ts";
import { webhookShop } from "../support/webhook-shop.ts";

const collector = await startCollector();
const product = await testProduct({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_HEADERS: "x-tenant=a%20shop",
  OUTSIDE_ALLOW: "127.0.0.1/32",
});
const shop = await webhookShop();
const sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
afterAll(() => Promise.all([collector.close(), sink.close()]));
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 3);
const [first, second, third] = await contentsOf(world);

const tracedTo = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);
const SERVER = 2;
const CLIENT = 3;
const CONSUMER = 5;

const failed = () => collector.spans.filter(({ name, status }) => name.startsWith("chat ") && status.code === 2);

/** The names from a span up to where its trace began. */
function wayUp(span: SentSpan): string[] {
  const parent = tracedTo(span.traceId).find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? wayUp(parent) : [])];
}

test("one generation is one trace, from the request over the service and its statements to the job and the call of the model", async () => {
  const { data: job, headers } = await owner.post<Job>(
    `${world.at}/contents/${first?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  await ended(owner, job.id);
  const traceId = (headers.get("x-request-id") ?? "").replaceAll("-", "");
  const chat = () => tracedTo(traceId).find(({ name }) => name.startsWith("chat "));
  const request = () => tracedTo(traceId).find(({ kind }) => kind === SERVER);
  const isWhole = () => [chat(), request(), tracedTo(traceId).find(({ name }) => name === "job")].every(Boolean);
  await expect.poll(isWhole).toBe(true);

  const spans = tracedTo(traceId);
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === "");
  expect(roots.map(({ name }) => name)).toEqual(["POST /api/v1/businesses/:businessId/contents/:contentId/generate"]);
  const known = new Set(spans.map(({ spanId }) => spanId));
  expect(spans.filter(({ parentSpanId }) => parentSpanId !== "" && !known.has(parentSpanId))).toEqual([]);

  const call = chat();
  const way = call ? wayUp(call) : [];
  expect(way.slice(0, 2)).toEqual(["chat handbill-demo", "job"]);
  expect(way.slice(-2)).toEqual(["writing.write", roots[0]?.name]);
  const statement = spans.find(({ name }) => name === "insert jobs");
  expect(statement && wayUp(statement)).toEqual(["insert jobs", "writing.write", roots[0]?.name]);
  expect(spans.find(({ name }) => name === "job")?.kind).toBe(CONSUMER);
  expect(request()?.attributes).toMatchObject({ "http.request.method": "POST", "http.response.status_code": 202 });

  const { rows } = await sql<{ traceId: string; inputTokens: number; outputTokens: number; costNanoUsd: number }>`
    select trace_id, input_tokens, output_tokens, cost_nano_usd from ai_logs where job_id = ${job.id}`.execute(
    product.database.db,
  );
  expect(rows).toMatchObject([{ traceId }]);
  expect(call).toMatchObject({
    kind: CLIENT,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "127.0.0.1",
      "gen_ai.request.model": "handbill-demo",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": rows[0]?.inputTokens,
      "gen_ai.usage.output_tokens": rows[0]?.outputTokens,
      "handbill.ai.cost_nano_usd": rows[0]?.costNanoUsd,
    },
  });
});

/** The names of spans from the one that ends at a place outside up to the try that it belongs to. */
const waysOut = (id: string, name: string) =>
  tracedTo(id.replaceAll("-", ""))
    .filter((span) => span.name === name)
    .map(wayUp);

const connected = (connection: object) => owner.post<Connection>(`${world.at}/connections`, connection);

test("a content that goes out has a trace by the id of its publication, from the try to the answer of the place", async () => {
  const { data: connection } = await connected({
    kind: "webhook",
    name: "Our shop",
    settings: { url: shop.url },
    secrets: { secret: SHOP_SECRET },
  });
  const { id } = await approvedContent(world, third);
  await owner.post(`${world.at}/contents/${id}/publish`, { connectionId: connection.id });
  await expect.poll(() => shop.received.length, { timeout: 60_000 }).toBe(1);
  const publication = shop.received[0]?.id ?? "";
  await expect.poll(() => waysOut(publication, "POST")).toEqual([["POST", "publish webhook", "publication"]]);
  await expect
    .poll(() => waysOut(publication, "update publications"))
    .toEqual([["update publications", "publication"]]);
  const spans = tracedTo(publication.replaceAll("-", ""));
  expect(spans.find(({ name }) => name === "POST")).toMatchObject({
    kind: CLIENT,
    attributes: { "http.response.status_code": 204 },
  });
  expect(spans.find(({ name }) => name === "publish webhook")).toMatchObject({
    attributes: { "handbill.outcome": "accepted", "handbill.channel": third?.channel },
  });
  expect(spans.find(({ name }) => name === "publication")).toMatchObject({
    kind: CONSUMER,
    parentSpanId: "",
    attributes: { "handbill.attempt": 1 },
  });
});

const READER = "reader.of.ours@x.example";
const CALLER = "+351912345678";

test("a mail to a reader has a trace by the id of its delivery, and one that is refused says why", async () => {
  await owner.patch(world.at, { sender: SENDER });
  await sayYes(owner, world.at)(READER);
  await connected(mailAccount(sink.port));
  sink.script(READER, { at: "rcpt", code: 550, text: `5.1.1 No such user <${READER}>` });
  const wish = {
    goal: "Sell bread",
    channels: ["email"],
    startsOn: "2027-01-01",
    endsOn: "2027-01-31",
    contentCount: 1,
  };
  const { data: campaign } = await owner.post<typeof world.campaign>(`${world.at}/campaigns`, wish);
  const [letter] = await contentsOf({ ...world, campaign });
  const { id } = await approvedContent(world, letter);
  const path = `${world.at}/contents/${id}`;
  await owner.post(`${path}/publish`);
  const mailings = async () => (await owner.get<Mailing[]>(`${path}/mailings`)).data;
  await expect.poll(async () => (await mailings())[0]?.status, { timeout: 60_000 }).toBe("done");
  const [delivery] = (await owner.get<Delivery[]>(`${path}/mailings/${(await mailings())[0]?.id}/deliveries`)).data;
  await expect.poll(() => waysOut(delivery?.id ?? "", "send mail")).toEqual([["send mail", "mail"]]);
  const sent = collector.spans.find(({ name }) => name === "send mail");
  expect(sent).toMatchObject({ kind: CLIENT, status: { code: 2, message: "no_such_mailbox" } });
});

test("what a program reports at a hook is a trace over its service, and the answer to it one by the id of the message", async () => {
  const connection = { kind: "sms", name: "SMS", settings: { url: shop.url }, secrets: { secret: SHOP_SECRET } };
  const { data: gateway } = await connected(connection);
  const { data: hook } = await owner.get<MessageHook>(`${world.at}/connections/${gateway.id}/hook`);
  const body = JSON.stringify({ type: "sms.received", data: { id: "in-1", from: CALLER, text: "Têm broa?" } });
  const now = new Date();
  const told = await fetch(`${product.url}${new URL(hook.url).pathname}`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": new Webhook(hook.secret ?? "").sign("msg_1", now, body),
    },
  });
  expect(told.status).toBe(200);
  const request = told.headers.get("x-request-id") ?? "";
  const route = "POST /hooks/sms/:businessId/:key";
  await expect.poll(() => waysOut(request, "smsHook.post")).toEqual([["smsHook.post", route]]);
  expect(waysOut(request, "insert messages")).toEqual([["insert messages", "smsHook.post", route]]);

  const [conversation] = (await owner.get<{ id: string }[]>(`${world.at}/conversations?channel=sms`)).data;
  const messages = `${world.at}/conversations/${conversation?.id}/messages`;
  const { data: draft } = await owner.post<Message>(messages, { kind: "reply", body: "Sim, às sete." });
  await owner.post(`${world.at}/messages/${draft.id}/send`, {});
  await sql`update messages set next_at = now() where id = ${draft.id}`.execute(product.database.db);
  await expect.poll(() => waysOut(draft.id, "POST"), { timeout: 60_000 }).toEqual([["POST", "send sms", "message"]]);
});

test("nothing of an owner leaves with a trace: no prompt, no text, no address with ids, no value of a statement", async () => {
  const { data } = await owner.get<Content>(`${world.at}/contents/${first?.id}`);
  const { email } = owner;
  const sent = collector.texts.join("\n");
  expect(sent).toContain("gen_ai.usage.output_tokens");
  for (const text of [
    email,
    data.topic,
    world.campaign.name,
    world.campaign.goal,
    owner.token,
    owner.cookie,
    first?.id,
    shop.url,
    READER,
    CALLER,
    SENDER.legalName,
    "Têm broa?",
  ]) {
    expect(text && sent.includes(text), String(text)).toBe(false);
  }
  expect(collector.headers.every((headers) => headers["x-tenant"] === "a shop")).toBe(true);
});

test("a call that fails marks its span with the code that the ledger has", async () => {
  await product.script("refusal");
  const { data: job } = await owner.post<Job>(
    `${world.at}/contents/${second?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  const { error } = await ended(owner, job.id);
  await expect.poll(failed).not.toEqual([]);
  expect(failed()[0]).toMatchObject({ attributes: { "error.type": error?.code }, status: { message: error?.code } });
});

test("a collector that never answers holds up no request", async () => {
  collector.beSlow();
  const replies = await Promise.all(Array.from({ length: 200 }, () => owner.get("/me")));
  expect(replies.every(({ status }) => status === 200)).toBe(true);
  await product.resetModel();
});
