import type {
  Business,
  Conversation,
  ConversationHead,
  FilledReply,
  InboxSettings,
  Message,
  SavedReply,
} from "@handbill/contracts";
import { sql } from "kysely";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressHash } from "../../src/core/addresses.ts";
import type { InboundMessage } from "../../src/core/inbound-message.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { storeOn } from "../support/ledger.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const { db } = product.database;
const store = storeOn(product.database);
const owner = await product.newUser();
const { data: business } = await owner.post<Business>("/businesses", {
  name: "Padaria Sol",
  language: "pt",
  website: "https://sol.example",
});
const at = `/businesses/${business.id}`;

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
});
afterAll(() => sink.close());

async function receive(change: Partial<InboundMessage> = {}): Promise<string> {
  const taken = await store.transaction((tx) => takeInbound(tx, business.id, inboundMail(change)));
  if (!taken) throw new Error("the business is not there");
  return taken.conversationId;
}
const reply = async (conversationId: string, body: string, kind = "reply") =>
  (await owner.post<Message>(`${at}/conversations/${conversationId}/messages`, { kind, body })).data;
const send = ({ id }: Message, body: object = {}) => owner.post<Message>(`${at}/messages/${id}/send`, body);
const read = async ({ id }: Message) => (await owner.get<Message>(`${at}/messages/${id}`)).data;
const head = async (id: string) => (await owner.get<ConversationHead>(`${at}/conversations/${id}`)).data;
/** The ten seconds are over. */
const letGo = ({ id }: Message) => sql`update messages set next_at = now() where id = ${id}`.execute(db);
const becomes = (message: Message, status: Message["status"]) =>
  expect.poll(async () => (await read(message)).status, { timeout: 30_000, interval: 20 }).toBe(status);

test("without a mail account the draft is kept, and it is said what is missing", async () => {
  const draft = await reply(await receive({ subject: "Antes" }), "Sim.");
  expect((await send(draft)).problem.code).toBe("connection_off");
  expect((await read(draft)).status).toBe("draft");
});

test("a reply waits ten seconds, is taken back, goes out with the names of what it answers, and is answered in turn", async () => {
  const account = mailAccount(sink.port);
  await owner.post(`${at}/connections`, { ...account, settings: { ...account.settings, replyTagged: true } });
  await owner.patch(`${at}/inbox-settings`, { signature: "Padaria Sol\nRua 1" });
  const asked = {
    externalId: "<q1@x.example>",
    references: ["<q0@x.example>"],
    subject: "Bolo",
    text: "Há bolo?\n<b>",
  };
  const id = await receive({ ...asked, from: { address: "rita@x.example", name: "Rita" }, language: "pt" });
  const draft = await reply(id, "Sim, há.");
  expect(draft).toMatchObject({ status: "draft", toAddress: "rita@x.example", authorKind: "person", version: 1 });

  const changed = await owner.patch<Message>(
    `${at}/messages/${draft.id}`,
    { body: "Sim, há bolo." },
    { "if-match": '"1"' },
  );
  expect(changed.data).toMatchObject({ body: "Sim, há bolo.", version: 2 });
  const late = await owner.patch(`${at}/messages/${draft.id}`, { body: "Não." }, { "if-match": '"1"' });
  expect(late.problem.code).toBe("edit_conflict");
  expect((await owner.patch(`${at}/messages/${draft.id}`, { body: "Não." })).problem.code).toBe(
    "precondition_required",
  );

  const held = await send(draft);
  expect(held.data.status).toBe("held");
  expect(Date.parse(held.data.holdUntil ?? "") - Date.parse(held.data.updatedAt)).toBe(10_000);
  expect((await owner.post<Message>(`${at}/messages/${draft.id}/cancel`)).data).toMatchObject({
    status: "draft",
    holdUntil: null,
  });

  await send(draft);
  await letGo(draft);
  await becomes(draft, "accepted");
  const [mail, ...more] = sink.mails.filter(({ to }) => to === "rita@x.example");
  if (!mail) throw new Error("no mail came");
  expect(more).toEqual([]);
  const { replyToken } = await db
    .selectFrom("conversations")
    .select("replyToken")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(headerOf(mail, "In-Reply-To")).toBe("<q1@x.example>");
  expect(headerOf(mail, "References")).toBe("<q0@x.example> <q1@x.example>");
  expect(headerOf(mail, "Reply-To")).toBe(`ola+${replyToken}@padaria.example`);
  expect(headerOf(mail, "Subject")).toBe("Re: Bolo");
  expect(headerOf(mail, "Message-ID")).toBe(`<reply.${draft.id}@padaria.example>`);
  expect([headerOf(mail, "List-Unsubscribe"), headerOf(mail, "Auto-Submitted")]).toEqual([undefined, undefined]);
  const { text, html } = await simpleParser(mail.raw);
  expect(text).toMatch(/^Sim, há bolo\.\n\n-- \nPadaria Sol\nRua 1\n\nEm .+, Rita escreveu:\n> Há bolo\?\n> <b>\n$/);
  expect(html).toContain("Há bolo?<br>&lt;b&gt;");
  expect(await head(id)).toMatchObject({
    status: "waiting",
    lastDirection: "outbound",
    excerpt: "Sim, há bolo.",
    revision: 2,
  });

  const slow = { text: "Obrigada!", receivedAt: new Date(Date.now() - 3_600_000).toISOString() };
  expect(await receive({ ...slow, inReplyTo: `<reply.${draft.id}@padaria.example>` })).toBe(id);
  const said = (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data;
  expect(said.map(({ body }) => body)).toEqual(["Obrigada!", "Sim, há bolo.", "Há bolo?\n<b>"]);
  expect(await head(id)).toMatchObject({ status: "open", unreadCount: 2, revision: 3 });
  expect((await owner.post(`${at}/messages/${draft.id}/cancel`)).problem.code).toBe("conflict");
  expect((await send(draft)).status).toBe(409);
});

test("of what may have arrived nobody knows: only a person sends it again, under the same name", async () => {
  sink.script("lost@x.example", { at: "data", drop: "after_keeping" });
  const id = await receive({ from: { address: "lost@x.example", name: "" }, subject: "Perdido" });
  const draft = await reply(id, "Aqui.");
  await send(draft);
  await letGo(draft);
  await becomes(draft, "unknown");
  expect((await read(draft)).errorDetail).toContain("may have arrived");
  expect((await head(id)).status).toBe("open");
  await send(draft);
  await letGo(draft);
  await becomes(draft, "accepted");
  const names = sink.mails.filter(({ to }) => to === "lost@x.example").map((mail) => headerOf(mail, "Message-ID"));
  expect(names).toEqual([`<reply.${draft.id}@padaria.example>`, `<reply.${draft.id}@padaria.example>`]);
});

test("whoever complained gets nothing, whoever left a list is answered, and times that are over are said to be", async () => {
  const id = await receive({ from: { address: "angry@x.example", name: "" }, subject: "Zanga" });
  const draft = await reply(id, "Desculpe.");
  const place = { channel: "email" as const, addressHash: addressHash(business.id, "email", "angry@x.example") };
  const list = (reason: "complained" | "unsubscribed") =>
    store.suppressions.add(business.id, place, { hint: "", reason, detail: "" });
  await list("unsubscribed");
  expect((await send(draft, { at: "2020-01-01T09:00" })).problem.code).toBe("time_past");
  expect((await send(draft, { at: "2099-01-01T09:00" })).problem.code).toBe("invalid_request");
  expect((await send(draft)).data.status).toBe("held");
  await owner.post(`${at}/messages/${draft.id}/cancel`);
  await list("complained");
  expect((await send(draft)).problem.code).toBe("complaint_stands");
});

test("saved replies are filled in, and what nobody knows is asked for and never sent", async () => {
  const made = await owner.post<SavedReply>(`${at}/saved-replies`, {
    name: "Horas",
    body: "Olá {{first_name}}, {{business}} fica em {{ location }}. {{website}}",
  });
  expect(made.status).toBe(201);
  expect((await owner.post(`${at}/saved-replies`, { name: "HORAS", body: "x" })).problem.code).toBe("conflict");
  expect((await owner.post(`${at}/saved-replies`, { name: "Mau", body: "{{price}}" })).status).toBe(400);
  const id = await receive({ from: { address: "joao@x.example", name: "João Silva" }, subject: "Horas" });
  const path = `${at}/saved-replies/${made.data.id}`;
  const filled = (await owner.post<FilledReply>(`${path}/fill`, { conversationId: id })).data;
  expect(filled).toEqual({
    body: "Olá João, Padaria Sol fica em {{ location }}. https://sol.example",
    missing: ["location"],
  });
  const draft = await reply(id, filled.body);
  const refused = await send(draft);
  expect(refused.problem).toMatchObject({ code: "invalid_request", errors: [{ path: "body" }] });
  expect((await owner.patch<SavedReply>(path, { name: "Onde" })).data).toMatchObject({ name: "Onde", uses: 1 });
  expect((await owner.delete(path)).status).toBe(204);
  expect((await owner.get<SavedReply[]>(`${at}/saved-replies`)).data).toEqual([]);
});

test("hours say when somebody answers again, and a reply can wait for that", async () => {
  const never = { days: Array.from({ length: 7 }, () => null) };
  expect((await owner.patch<InboxSettings>(`${at}/inbox-settings`, { hours: never })).data).toMatchObject({
    isOpen: false,
    opensAt: null,
    signature: "Padaria Sol\nRua 1",
  });
  const soon = { days: Array.from({ length: 7 }, () => ({ from: "00:00", to: "00:01" })) };
  const { opensAt } = (await owner.patch<InboxSettings>(`${at}/inbox-settings`, { hours: soon })).data;
  const draft = await reply(await receive({ subject: "Noite" }), "Amanhã.");
  const when = opensAt ?? new Date(Date.now() + 3_600_000).toISOString();
  const held = await send(draft, { at: when });
  expect(Date.parse(held.data.holdUntil ?? "")).toBe(Date.parse(when));
  await owner.patch(`${at}/inbox-settings`, { hours: null });
});

test("what was said elsewhere is noted, a message to somebody becomes a draft, and notes stay in the house", async () => {
  const said = await owner.post<Message>(`${at}/messages`, {
    direction: "inbound",
    channel: "email",
    contact: "tel@x.example",
    subject: "Pedido",
    body: "Quero dois bolos.",
  });
  expect([said.status, said.data.status]).toEqual([201, "received"]);
  const answer = await owner.post<Message>(`${at}/messages`, {
    direction: "outbound",
    channel: "email",
    contact: "tel@x.example",
    body: "Certo.",
    inReplyTo: said.data.id,
  });
  expect(answer.data).toMatchObject({
    status: "draft",
    conversationId: said.data.conversationId,
    toAddress: "tel@x.example",
    subject: "Pedido",
  });
  const fresh = {
    direction: "outbound",
    channel: "email",
    contact: "novo@x.example",
    subject: "Olá",
    body: "Bom dia.",
  };
  const [one, two] = [
    await owner.post<Message>(`${at}/messages`, fresh),
    await owner.post<Message>(`${at}/messages`, fresh),
  ];
  expect(two.data.conversationId).toBe(one.data.conversationId);
  expect((await owner.post(`${at}/messages`, { ...fresh, contact: "nobody" })).status).toBe(400);

  const note = await reply(said.data.conversationId, "Ligar amanhã", "note");
  expect(note).toMatchObject({ direction: "note", status: "noted", toAddress: "" });
  expect((await send(note)).status).toBe(409);
  expect((await owner.get<Conversation[]>(`${at}/conversations?q=ligar`)).data).toMatchObject([{ subject: "Pedido" }]);
  expect((await owner.delete(`${at}/messages/${note.id}`)).status).toBe(204);
  expect((await owner.delete(`${at}/messages/${said.data.id}`)).status).toBe(409);
});

test("strangers write nothing, send nothing and take nothing back", async () => {
  const id = await receive({ subject: "Segredo" });
  const draft = await reply(id, "Sim.");
  const { data: saved } = await owner.post<SavedReply>(`${at}/saved-replies`, { name: "Meu", body: "x" });
  const eve = await product.newUser("Eve");
  const tag = { "if-match": '"1"' };
  const answers = await Promise.all([
    eve.post(`${at}/conversations/${id}/messages`, { kind: "note", body: "x" }),
    eve.post(`${at}/messages`, { direction: "outbound", channel: "email", contact: "a@x.example", body: "x" }),
    eve.patch(`${at}/messages/${draft.id}`, { body: "x" }, tag),
    eve.delete(`${at}/messages/${draft.id}`),
    eve.post(`${at}/messages/${draft.id}/send`),
    eve.post(`${at}/messages/${draft.id}/cancel`),
    eve.get(`${at}/saved-replies`),
    eve.post(`${at}/saved-replies`, { name: "x", body: "x" }),
    eve.patch(`${at}/saved-replies/${saved.id}`, { name: "x" }),
    eve.delete(`${at}/saved-replies/${saved.id}`),
    eve.post(`${at}/saved-replies/${saved.id}/fill`, { conversationId: id }),
    eve.get(`${at}/inbox-settings`),
    eve.patch(`${at}/inbox-settings`, { signature: "x" }),
  ]);
  expect(answers.map(({ status, problem }) => [status, problem.code])).toEqual(answers.map(() => [404, "not_found"]));
  expect((await read(draft)).status).toBe("draft");
});
