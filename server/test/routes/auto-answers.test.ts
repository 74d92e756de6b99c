import type { AutoAnswer, Business, ConversationHead, FaqEntry, Message } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { InboundMessage } from "../../src/core/inbound-message.ts";
import { readMail } from "../../src/infrastructure/mail/inbound/read-mail.ts";
import { createAutoAnswerService } from "../../src/services/auto-answer-service.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { storeOn } from "../support/ledger.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const { db } = product.database;
const store = storeOn(product.database);
/** The product has one at work, too: whatever is decided is decided once. */
const autoAnswers = createAutoAnswerService({ store, workStore: store, businesses: createBusinessService({ store }) });
const owner = await product.newUser();
const { data: business } = await owner.post<Business>("/businesses", { name: "Crumb and Co", language: "en" });
const at = `/businesses/${business.id}`;
const { data: entry } = await owner.post<FaqEntry>(`${at}/faq`, {
  question: "Are you open on Sundays?",
  answer: "Yes, from 8 to 12.",
});
const { data: other } = await owner.post<FaqEntry>(`${at}/faq`, { question: "Is there parking?", answer: "No." });
await owner.patch(`${at}/faq/${other.id}`, { status: "proposed" });

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink({ user: "bakery", password: MAIL_PASSWORD });
});
afterAll(() => sink.close());

let people = 0;
/** A minute ago: whoever wrote has no more to say. */
async function receive(text: string, more: Partial<InboundMessage> = {}) {
  const receivedAt = new Date(Date.now() - 60_000).toISOString();
  const mail = inboundMail({ subject: "Bread", text, receivedAt, language: "en", ...more });
  const taken = await store.transaction((tx) => takeInbound(tx, business.id, mail));
  if (!taken) throw new Error("the business is not there");
  return taken.conversationId;
}

/** A conversation with a new customer, in which answers go out by themselves from now on. */
async function automatic(first = "Hello!") {
  people += 1;
  const from = { address: `customer${people}@x.example`, name: "Ann Lee" };
  const says = (text: string, more: Partial<InboundMessage> = {}) => receive(text, { from, ...more });
  const id = await says(first);
  const { data } = await owner.patch<ConversationHead>(`${at}/conversations/${id}`, { auto: true });
  expect(data.auto).toBe(true);
  return { id, says, address: from.address };
}

const decided = async (id: string) => (await owner.get<AutoAnswer[]>(`${at}/auto-answers?conversationId=${id}`)).data;
const outbound = async (id: string) =>
  (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data.filter(
    ({ direction }) => direction === "outbound",
  );
/** All that is to be decided is: by us, or by the product that was quicker. */
const decide = async (id: string, count = 1) => {
  await autoAnswers.work();
  await expect.poll(async () => (await decided(id)).length, { timeout: 10_000, interval: 20 }).toBe(count);
};

/** Its ten seconds are over. */
const leaves = async (id: string, { id: messageId }: Message) => {
  await sql`update messages set next_at = now() where id = ${messageId}`.execute(db);
  await expect.poll(async () => (await outbound(id))[0]?.status, { timeout: 30_000, interval: 20 }).toBe("accepted");
};

test("without a mail account nothing is held, and the log says what is missing", async () => {
  const { id, says } = await automatic();
  await says("Are you open on Sundays?");
  await decide(id);
  expect(await decided(id)).toMatchObject([{ outcome: "refused", detail: expect.stringContaining("mail account") }]);
  expect(await outbound(id)).toEqual([]);
});

test("it is off unless somebody switches it on, and what was written before stays with them", async () => {
  await owner.post(`${at}/connections`, mailAccount(sink.port));
  const off = await receive("Are you open on Sundays?", { from: { address: "off@x.example", name: "" } });
  expect((await owner.get<ConversationHead>(`${at}/conversations/${off}`)).data.auto).toBe(false);
  const { id } = await automatic("Are you open on Sundays?");
  await autoAnswers.work();
  expect([await decided(off), await decided(id), await outbound(off), await outbound(id)]).toEqual([[], [], [], []]);
});

test("a sure answer is held like any reply, says that it is automatic, and is on record with who wanted it", async () => {
  const { id, says, address } = await automatic();
  await says("Hello,\nare you open on Sunday?\nThanks, Ann");
  await decide(id);
  const [reply, ...more] = await outbound(id);
  if (!reply) throw new Error("nothing was held");
  expect(more).toEqual([]);
  expect(reply).toMatchObject({ status: "held", authorKind: "faq", toAddress: address, isStale: false });
  expect(reply.body).toMatch(/^Yes, from 8 to 12\.\n\nThis is an automatic answer\./);
  expect(reply.draft?.cites).toMatchObject([{ sentence: "are you open on Sunday?", answeredBy: "Yes, from 8 to 12." }]);
  expect(await decided(id)).toMatchObject([
    { outcome: "held", messageId: reply.id, faqId: entry.id, switchedOnBy: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
  expect(sink.mails.filter(({ to }) => to === address)).toEqual([]);

  await leaves(id, reply);
  const mail = sink.mails.find(({ to }) => to === address);
  if (!mail) throw new Error("no mail came");
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-replied");
  // Another Handbill that gets it knows that a machine wrote it, and answers nothing.
  expect(await readMail(Buffer.from(mail.raw))).toMatchObject({ automatic: "answering_machine" });
  await autoAnswers.work();
  expect(await decided(id)).toHaveLength(1);
});

test.each<[string, string, Partial<InboundMessage>]>([
  ["a question more", "Are you open on Sundays? And on Mondays?", {}],
  ["a wish beside it", "Are you open on Sundays? Please cancel my order.", {}],
  ["what nobody approved", "Is there parking?", {}],
  [
    "a file",
    "Are you open on Sundays?",
    {
      attachments: [
        { name: "a.txt", mediaType: "text/plain", size: 1, bytes: Buffer.from("a"), refused: null, contentId: null },
      ],
    },
  ],
  ["an answer to another address", "Are you open on Sundays?", { replyTo: "victim@y.example" }],
])("%s stays with its owner, and the log says why", async (_what, text, more) => {
  const { id, says } = await automatic();
  await says(text, more);
  await decide(id);
  expect(await decided(id)).toMatchObject([
    { outcome: "unsure", detail: expect.stringMatching(/\w/), messageId: null },
  ]);
  expect(await outbound(id)).toEqual([]);
  expect((await owner.get<ConversationHead>(`${at}/conversations/${id}`)).data.status).toBe("open");
});

test("a machine is never answered", async () => {
  const { id, says } = await automatic();
  await says("Are you open on Sundays?", { isAutomatic: true });
  await autoAnswers.work();
  expect([await decided(id), await outbound(id)]).toEqual([[], []]);
});

test("whoever writes again before it leaves gets no half answer: it comes back, and both are one turn", async () => {
  const { id, says, address } = await automatic();
  await says("Are you open on Sundays?");
  await decide(id);
  await says("Sorry, I mean next Sunday only, and is there parking?");
  await decide(id, 2);
  expect((await decided(id)).map(({ outcome }) => outcome)).toEqual(["unsure", "withdrawn"]);
  expect(await outbound(id)).toEqual([]);
  expect(sink.mails.filter(({ to }) => to === address)).toEqual([]);
});

test("what a customer writes while a reply of the owner is on its way is still to be answered", async () => {
  const from = { address: "ines@x.example", name: "Ines" };
  const id = await receive("Do you bake rye?", { from });
  const { data: reply } = await owner.post<Message>(`${at}/conversations/${id}/messages`, {
    kind: "reply",
    body: "Yes.",
  });
  await owner.post(`${at}/messages/${reply.id}/send`);
  await receive("And how much is the rye?", { from });
  await leaves(id, reply);
  const said = (await owner.get<Message[]>(`${at}/conversations/${id}/messages`)).data;
  const asked = said.find(({ body }) => body === "And how much is the rye?");
  const next = await owner.post<Message>(`${at}/messages/${asked?.id}/draft-reply`, {}, { prefer: "wait=60" });
  expect(next.data.draft?.cites.map(({ sentence }) => sentence)).toEqual(["And how much is the rye?"]);
});

test("switched off, what is held comes back; taken back by its owner, it is a draft of theirs", async () => {
  const { id, says } = await automatic();
  await says("Are you open on Sundays?");
  await decide(id);
  await owner.patch(`${at}/conversations/${id}`, { auto: false });
  await autoAnswers.work();
  await expect.poll(() => outbound(id), { timeout: 10_000 }).toEqual([]);

  const second = await automatic();
  await second.says("Are you open on Sundays?");
  await decide(second.id);
  const [reply] = await outbound(second.id);
  const back = await owner.post<Message>(`${at}/messages/${reply?.id}/cancel`);
  expect(back.data).toMatchObject({ status: "draft", authorKind: "ai" });
  await autoAnswers.work();
  expect((await outbound(second.id)).map(({ status }) => status)).toEqual(["draft"]);
});

test("three a day in a conversation and fifty in a business are enough", async () => {
  const { id, says } = await automatic();
  const fill = (conversationId: string, count: number) =>
    sql`insert into auto_answers (id, business_id, conversation_id, outcome, sentence, detail)
      select gen_random_uuid(), ${business.id}, ${conversationId}, 'held', '', '' from generate_series(1, ${count}::integer)`.execute(
      db,
    );
  await fill(id, 3);
  await says("Are you open on Sundays?");
  await decide(id, 4);
  expect((await decided(id))[0]).toMatchObject({ outcome: "limit", detail: expect.stringContaining("conversation") });
  expect(await outbound(id)).toEqual([]);

  const crowd = await automatic();
  await fill(id, 50);
  await crowd.says("Are you open on Sundays?");
  await decide(crowd.id);
  expect(await decided(crowd.id)).toMatchObject([{ outcome: "limit", detail: expect.stringContaining("business") }]);
  await sql`delete from auto_answers where sentence = ''`.execute(db);
});

test("two processes decide once", async () => {
  const { id, says } = await automatic();
  await says("Are you open on Sundays?");
  const another = createAutoAnswerService({ store, workStore: store, businesses: createBusinessService({ store }) });
  await Promise.all([autoAnswers.work(), another.work()]);
  await decide(id);
  expect(await outbound(id)).toHaveLength(1);
});
