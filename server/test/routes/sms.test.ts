import type { Connection, ConversationHead, Message, MessageHook, Suppression } from "@handbill/contracts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { wishIn } from "../../src/services/messages/opt-out-words.ts";
import { testProduct } from "../support/product.ts";
import { webhookShop } from "../support/webhook-shop.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const gateway = await webhookShop();
const owner = await product.newUser();
const stranger = await product.newUser();
const { db } = product.database;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

let at: string;
let path: string;
let hook: MessageHook;
let count = 0;

beforeAll(async () => {
  const business = { name: "Padaria Sol", language: "pt", sender: { country: "PT" } };
  at = `/businesses/${(await owner.post<{ id: string }>("/businesses", business)).data.id}`;
  const connection = { kind: "sms", name: "SMS", settings: { url: gateway.url }, secrets: { secret: SECRET } };
  path = `${at}/connections/${(await owner.post<Connection>(`${at}/connections`, connection)).data.id}`;
  hook = (await owner.get<MessageHook>(`${path}/hook`)).data;
});

async function post(
  report: object,
  { secret = hook.secret ?? "", id = `msg_${(count += 1)}` } = {},
): Promise<number | string> {
  const body = JSON.stringify(report);
  const time = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(time.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, time, body),
  };
  const answer = await fetch(`${product.url}${new URL(hook.url).pathname}`, { method: "POST", headers, body });
  const said = await answer.text();
  const taken = /"taken":(\d)/.exec(said)?.[1];
  return taken === undefined ? (/"code":"(\w+)"/.exec(said)?.[1] ?? said) : Number(taken);
}
const received = (text: string, from = "912 345 678") => ({
  type: "sms.received",
  data: { id: `in-${(count += 1)}`, from, text },
});
const status = (id: string, state: string, more: object = {}) => ({
  type: "sms.status",
  data: { id, status: state, ...more },
});
const conversations = async () => (await owner.get<ConversationHead[]>(`${at}/conversations?channel=sms`)).data;
const found = async (id: string) => (await owner.get<Message>(`${at}/messages/${id}`)).data;
const handedOver = (): { data: { id: string; to: string; text: string; segments: number; encoding: string } }[] =>
  gateway.received.map(({ text }) => JSON.parse(text));

async function draft(conversationId: string, body: string): Promise<Message> {
  return (await owner.post<Message>(`${at}/conversations/${conversationId}/messages`, { kind: "reply", body })).data;
}
async function send(conversationId: string, body: string, answer = 202): Promise<Message> {
  const { id } = await draft(conversationId, body);
  gateway.answers = [answer];
  expect((await owner.post(`${at}/messages/${id}/send`, {})).status).toBe(200);
  await sql`update messages set next_at = now() where id = ${id}`.execute(db);
  await expect
    .poll(async () => (await found(id)).sentAt ?? (await found(id)).errorCode, { timeout: 20_000 })
    .not.toBeNull();
  return found(id);
}

test("a text message is taken once, from a number as it is dialled from everywhere", async () => {
  const first = received("Têm broa?");
  expect(await post(first, { id: "msg_same" })).toBe(1);
  expect(await post(first, { id: "msg_same" })).toBe(0);
  expect(await post(first)).toBe(0);
  expect(await post(received("E bolo?", "+351912345678"))).toBe(1);
  expect(await conversations()).toMatchObject([
    { contact: { phone: "+351912345678" }, status: "open", unreadCount: 2 },
  ]);
  expect(await post(received("Your code is 1234", "INFOBANK"))).toBe(1);
  expect((await conversations()).find(({ contact }) => contact === null)).toMatchObject({
    status: "done",
    unreadCount: 0,
  });

  expect(await post(received("forged"), { secret: SECRET })).toBe("bad_signature");
  expect(await post({ type: "sms.lost", data: {} })).toBe("invalid_request");
  const other = await fetch(`${product.url}${new URL(hook.url).pathname}x`, { method: "POST", body: "{}" });
  expect(other.status).toBe(404);
  expect((await stranger.get(`${path}/hook`)).problem.code).toBe("not_found");
  expect((await owner.post<Connection>(`${path}/test`, {})).data.checked).toMatchObject({ ok: true });
});

test("an answer is handed over once, in plain signs, with its parts counted; what becomes of it is shown", async () => {
  const id = (await conversations()).find(({ contact }) => contact !== null)?.id ?? "";
  const sent = await send(id, "Sim – “às sete” …");
  expect(sent).toMatchObject({ status: "accepted", body: "Sim – “às sete” …" });
  expect(handedOver().at(-1)?.data).toMatchObject({
    id: sent.id,
    to: "+351912345678",
    text: 'Sim - "às sete" ...',
    segments: 1,
    encoding: "GSM-7",
  });
  expect(gateway.received.at(-1)?.id).toBe(sent.id);
  expect(await post(status(sent.id, "delivered"))).toBe(1);
  expect(await post(status(sent.id, "sent"))).toBe(1);
  expect(await found(sent.id)).toMatchObject({ status: "delivered", deliveredAt: expect.any(String) });
  expect(await post(status("0198c0de-0000-7000-8000-000000000001", "sent"))).toBe(0);

  const lost = await send(id, "Até logo");
  const turn = async () => (await conversations()).find((one) => one.id === id)?.status;
  expect(await turn()).toBe("waiting");
  expect(await post(status(lost.id, "failed", { reason: "number not in use" }))).toBe(1);
  expect(await found(lost.id)).toMatchObject({
    status: "failed",
    errorDetail: expect.stringContaining("number not in use."),
  });
  expect(await turn()).toBe("open");
  expect(await send(id, "A", 500)).toMatchObject({ status: "unknown" });
  expect(await send(id, "B", 503)).toMatchObject({ status: "queued" });
  expect(await send(id, "C", 400)).toMatchObject({ status: "failed", errorCode: "http_400" });
  const long = await draft(id, "x".repeat(153 * 10 + 1));
  expect((await owner.post(`${at}/messages/${long.id}/send`, {})).problem).toMatchObject({
    code: "over_limit",
    errors: [{ actual: 11, limit: 10, unit: "segments" }],
  });
});

test("STOP ends all messages to that number until START, and each is confirmed once", async () => {
  const from = "+351933333333";
  expect(await post(received("Olá", from))).toBe(1);
  const id = (await conversations()).find(({ contact }) => contact?.phone === from)?.id ?? "";
  const confirmations = () =>
    handedOver().filter(({ data }) => data.to === from && data.text.startsWith("Padaria Sol:"));
  gateway.answers = [];
  expect(await post(received(" Stop! ", from))).toBe(1);
  expect(await post(received("PARAR", from))).toBe(1);
  await expect.poll(() => confirmations().length, { timeout: 20_000 }).toBe(1);
  expect(confirmations()[0]?.data.text).toMatch(/START/);
  const listed = (await owner.get<Suppression[]>(`${at}/suppressions`)).data;
  expect(listed).toMatchObject([{ channel: "sms", reason: "unsubscribed", detail: "by a text message" }]);
  const { id: refused } = await draft(id, "Mesmo assim?");
  const answer = await owner.post(`${at}/messages/${refused}/send`, {});
  expect(answer.problem).toMatchObject({ code: "conflict", detail: expect.stringContaining("START") });

  expect(await post(received("Start", from))).toBe(1);
  await expect.poll(() => confirmations().length, { timeout: 20_000 }).toBe(2);
  expect((await owner.get<Suppression[]>(`${at}/suppressions`)).data).toEqual([]);
  expect(await send(id, "Olá de novo")).toMatchObject({ status: "accepted" });
  expect(handedOver().filter(({ data }) => data.text === "Mesmo assim?")).toEqual([]);
});

test("a word is a wish only where it is all that is said, in each of the languages", () => {
  for (const said of [
    "STOP",
    "Stop.",
    "arrêt",
    "Désabonner",
    "BAJA",
    "Abmelden!",
    "aufhören",
    "opt-out",
    "sair",
    "停止",
    "إيقاف",
  ]) {
    expect([said, wishIn(said)]).toEqual([said, "stop"]);
  }
  for (const said of ["START", "unstop", "Começar", "再開"]) expect([said, wishIn(said)]).toEqual([said, "start"]);
  for (const said of ["Stop by at seven?", "Can I cancel my order?", "start at 9", "yes", ""])
    expect(wishIn(said)).toBeUndefined();
});
