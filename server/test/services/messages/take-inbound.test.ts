import { sql } from "kysely";
import { expect, test } from "vitest";
import type { InboundMessage } from "../../../src/core/inbound-message.ts";
import { takeInbound } from "../../../src/services/messaging-inbound.ts";
import { makeSpender, storeOn } from "../../support/ledger.ts";
import { beginMailing } from "../../support/mailings.ts";
import { inboundMail } from "../../support/messages.ts";
import { testDatabase } from "../../support/test-database.ts";

const database = await testDatabase();
const store = storeOn(database);
const spender = await makeSpender(database);
const { businessId } = spender;
const { contentId } = await beginMailing(database, store, { spender, addresses: ["ana@x.example"] });

async function take(message: InboundMessage) {
  const taken = await store.transaction((tx) => takeInbound(tx, businessId, message));
  if (!taken) throw new Error("the business is not there");
  return taken;
}
const conversation = (id: string) =>
  database.db.selectFrom("conversations").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

test("a first mail makes a contact who said yes to nothing, and an open conversation; the same mail again changes nothing", async () => {
  const message = inboundMail({ subject: "Öffnungszeiten" });
  const [one, two] = await Promise.all([take(message), take(message)]);
  expect(one.messageId).toBe(two.messageId);
  expect(one.isNew).toBe(!two.isNew);
  expect(await conversation(one.conversationId)).toMatchObject({
    status: "open",
    unreadCount: 1,
    revision: 1,
    excerpt: "Haben Sie morgen Brot?",
  });
  const { rows } =
    await sql`select name, email, source, (select count(*)::integer from consents where contact_id = contacts.id) as yes
    from contacts where id = ${one.contactId}`.execute(database.db);
  expect(rows).toEqual([{ name: "Kurt", email: "kurt@x.example", source: "message", yes: 0 }]);
});

test("an answer finds its conversation by what it names, by the token in the address, and by its subject", async () => {
  const externalId = "<torte@x.example>";
  const first = await take(inboundMail({ subject: "Torte", externalId }));
  const { replyToken } = await conversation(first.conversationId);
  for (const message of [
    inboundMail({ subject: "ganz neu", inReplyTo: externalId, from: { address: "k@y.example", name: "" } }),
    inboundMail({ subject: "etwas anderes", references: ["<0@y.example>", externalId] }),
    inboundMail({ subject: "neu", replyToken }),
    inboundMail({ subject: "AW: Re:  torte" }),
  ]) {
    expect((await take(message)).conversationId).toBe(first.conversationId);
  }
  const other = await take(inboundMail({ subject: "Re: Torte", from: { address: "eve@x.example", name: "Eve" } }));
  expect(other.conversationId).not.toBe(first.conversationId);
  expect(await conversation(first.conversationId)).toMatchObject({ unreadCount: 5, revision: 5 });
});

test("an answer to a mailing shows what it answers, belongs to its reader, and counts as a reply once", async () => {
  const { rows } = await sql<{ messageId: string }>`select message_id from deliveries`.execute(database.db);
  const inReplyTo = rows[0]?.messageId ?? "";
  const from = { address: "ana@x.example", name: "Ana" };
  const one = await take(inboundMail({ from, inReplyTo, subject: "Re: Angebot" }));
  const two = await take(inboundMail({ from, inReplyTo, subject: "Noch etwas" }));
  expect(two.conversationId).toBe(one.conversationId);
  expect(await conversation(one.conversationId)).toMatchObject({ contentId, unreadCount: 2 });
  const replies = await sql`select 1 from events where kind = 'reply' and content_id = ${contentId}`.execute(
    database.db,
  );
  expect(replies.rows).toHaveLength(1);
});

test("what a machine wrote is stored and is nobody's work", async () => {
  const quiet = await take(
    inboundMail({ isAutomatic: true, subject: "Out of office", from: { address: "bot@x.example", name: "" } }),
  );
  expect(quiet.contactId).toBeNull();
  expect(await conversation(quiet.conversationId)).toMatchObject({ status: "done", unreadCount: 0, revision: 0 });
  const person = await take(inboundMail({ subject: "Kuchen" }));
  await database.db
    .updateTable("conversations")
    .set({ status: "done", unreadCount: 0 })
    .where("id", "=", person.conversationId)
    .execute();
  await take(inboundMail({ isAutomatic: true, subject: "Re: Kuchen", text: "I am away." }));
  expect(await conversation(person.conversationId)).toMatchObject({
    status: "done",
    unreadCount: 0,
    excerpt: "Haben Sie morgen Brot?",
  });
});

test("an answer wakes a conversation that is done or asleep, and a message of the future counts as now", async () => {
  const one = await take(inboundMail({ subject: "Eis" }));
  await database.db
    .updateTable("conversations")
    .set({ status: "done", unreadCount: 0, snoozedUntil: "2027-01-01T00:00:00Z" })
    .where("id", "=", one.conversationId)
    .execute();
  await take(inboundMail({ subject: "Eis", receivedAt: "2099-01-01T00:00:00Z" }));
  const { lastMessageAt, ...head } = await conversation(one.conversationId);
  expect(head).toMatchObject({ status: "open", unreadCount: 1, snoozedUntil: null });
  expect(Date.parse(lastMessageAt)).toBeLessThanOrEqual(Date.now() + 1_000);
});

test("a message is in the language it is written in; of a short one its conversation tells, then its contact, then the business", async () => {
  const heard = async (text: string, more: Partial<InboundMessage> = {}) => {
    const { messageId, conversationId, contactId } = await take(inboundMail({ subject: "Sprache", text, ...more }));
    const message = await database.db.selectFrom("messages").selectAll().where("id", "=", messageId).executeTakeFirst();
    return { language: message?.language, config: message?.searchConfig, conversationId, contactId };
  };
  const from = { address: "lang@x.example", name: "Lang" };
  const own = await heard("ok!", { from });
  expect((await conversation(own.conversationId)).language).toBeNull();
  const german = await heard("Guten Tag, wann haben Sie morgen geöffnet?", { from, language: "en-US" });
  expect(german).toMatchObject({ language: "de", config: "german", conversationId: own.conversationId });
  expect(await heard("ok danke", { from })).toMatchObject({ language: "de", config: "german" });
  expect(await heard("Are there any cakes left for today?", { from })).toMatchObject({ language: "en" });
  expect((await conversation(own.conversationId)).language).toBe("en");

  await sql`update contacts set language = 'fr' where id = ${own.contactId}`.execute(database.db);
  expect(await heard("ok!", { from, subject: "neu" })).toMatchObject({ language: "fr", config: "french" });
  expect(own.language).not.toBe("fr");
});
