import type { Connection, ConversationHead, Message } from "@handbill/contracts";
import { sql } from "kysely";
import { type ParsedMail, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { dkimKeys, signedHeads } from "../support/dkim.ts";
import { type ImapMailbox, startImapMailbox } from "../support/imap-mailbox.ts";
import { sayYes, SENDER } from "../support/mail-world.ts";
import { MAIL_PASSWORD, mailAccount } from "../support/mailings.ts";
import { testProduct } from "../support/product.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtp-sink.ts";

const SHOP = "ola@padaria.example";
const CUSTOMER = { name: "Rita Ramos", address: "rita@x.example" };

const SIGNED = ["from", "to", "subject", "date", "message-id"];

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const { db } = product.database;
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 1, { channels: ["email"] });
const { at } = world;
const { privateKey, publicKey } = dkimKeys();

let shopMailbox: ImapMailbox;
let server: SmtpSink;
beforeAll(async () => {
  shopMailbox = await startImapMailbox({ user: "ola", password: MAIL_PASSWORD });
  // One mail server for both: what goes to the shop lies in its mailbox, also where the address has a tag.
  server = await startSmtpSink({
    user: "bakery",
    password: MAIL_PASSWORD,
    watch(moment) {
      const mail = server.mails.at(-1);
      if (moment === "kept" && mail && /^ola(?:\+\w+)?@padaria\.example$/.test(mail.to)) shopMailbox.deliver(mail.raw);
    },
  });
  const { settings, secrets, ...account } = mailAccount(server.port);
  const mailbox = { host: "127.0.0.1", port: shopMailbox.port, security: "none", user: "ola", folder: "INBOX" };
  await owner.post<Connection>(`${at}/connections`, {
    ...account,
    settings: {
      ...settings,
      inboxMailbox: mailbox,
      replyTagged: true,
      dkimDomain: "padaria.example",
      dkimSelector: "hb",
    },
    secrets: { ...secrets, dkimKey: privateKey },
  });
  await owner.patch(at, { sender: SENDER });
});
afterAll(async () => {
  await shopMailbox.close();
  await server.close();
});

const customers = () => server.mails.filter(({ to }) => to === CUSTOMER.address);
/** The mail of this number in the mailbox of the customer, signed by the shop; with the header lines that nobody may change. */
async function mailTo(number: number): Promise<ParsedMail & { signed: string[] }> {
  await expect.poll(() => customers().length, { timeout: 60_000, interval: 20 }).toBe(number);
  const raw = customers()[number - 1]?.raw ?? "";
  return { ...(await simpleParser(raw)), signed: signedHeads(raw, publicKey) ?? [] };
}

const addressIn = (field: ParsedMail["from"]): string => field?.value[0]?.address ?? "";
const quoted = (text: string): string => text.trimEnd().replaceAll(/^/gm, "> ");

/** Answers as a mail program does: to whom it says, with the whole mail below. The name of what it sent. */
async function customerAnswers(mail: ParsedMail, text: string, { forgets = false } = {}): Promise<string> {
  const program = createTransport({
    host: "127.0.0.1",
    port: server.port,
    auth: { user: "bakery", pass: MAIL_PASSWORD },
    ignoreTLS: true,
  });
  const earlier = [mail.references ?? []].flat();
  const { messageId } = await program.sendMail({
    from: CUSTOMER,
    to: addressIn(mail.replyTo ?? mail.from),
    subject: forgets ? "One more thing" : `Re: ${mail.subject?.replace(/^Re: /, "")}`,
    text: `${text}\n\nOn Monday, 23 November 2026, Padaria <${SHOP}> wrote:\n\n${quoted(mail.text ?? "")}\n`,
    ...(!forgets && { inReplyTo: mail.messageId, references: [...earlier, mail.messageId ?? ""] }),
  });
  program.close();
  return messageId;
}

async function arrived(): Promise<Message[]> {
  await sql`update inbox_mailboxes set next_at = now()`.execute(db);
  return (await owner.get<Message[]>(`${at}/messages?direction=inbound`)).data;
}
/** All that came, newest first, once the mailbox was read to its end. */
async function inbox(count: number): Promise<Message[]> {
  await expect.poll(async () => (await arrived()).length, { timeout: 60_000, interval: 200 }).toBe(count);
  return arrived();
}
async function answer(draft: Message, body: string): Promise<Message> {
  const path = `${at}/messages/${draft.id}`;
  const edited = await owner.patch<Message>(path, { body }, { "if-match": `"${draft.version}"` });
  expect(edited.data).toMatchObject({ status: "draft", body });
  const before = customers().length;
  expect((await owner.post<Message>(`${path}/send`)).data.status).toBe("held");
  expect(customers()).toHaveLength(before);
  await sql`update messages set next_at = now() where id = ${draft.id}`.execute(db);
  await expect.poll(async () => (await owner.get<Message>(path)).data.status, { timeout: 60_000 }).toBe("accepted");
  return (await owner.get<Message>(path)).data;
}

test("a mail of a campaign is answered, and the answer is read, drafted, edited, sent, and answered in turn: one conversation", async () => {
  await sayYes(owner, at)(CUSTOMER.address);
  const content = await approvedContent(world, (await contentsOf(world))[0]);
  await owner.post(`${at}/contents/${content.id}/publish`);
  const mailing = await mailTo(1);
  expect(mailing.signed).toEqual(expect.arrayContaining([...SIGNED, "list-unsubscribe", "list-unsubscribe-post"]));
  expect(mailing.from?.value).toEqual([{ address: SHOP, name: "Padaria Sol" }]);

  const asked = await customerAnswers(mailing, "Olá! Estão abertos ao domingo?");
  const [question] = await inbox(1);
  expect(question).toMatchObject({ body: "Olá! Estão abertos ao domingo?", fromAddress: CUSTOMER.address });
  expect(question?.quoted).toContain("> ");
  const conversation = `${at}/conversations/${question?.conversationId}`;
  expect((await owner.get<ConversationHead>(conversation)).data).toMatchObject({
    status: "open",
    unreadCount: 1,
    answers: { contentId: content.id, campaignId: world.campaign.id },
    contact: { email: CUSTOMER.address },
  });

  const drafted = await owner.post<Message>(`${at}/messages/${question?.id}/draft-reply`, {}, { prefer: "wait=60" });
  expect(drafted.data).toMatchObject({ status: "draft", authorKind: "ai", toAddress: CUSTOMER.address });
  expect(drafted.data.draft?.cites).toMatchObject([{ sentence: "Estão abertos ao domingo?" }]);
  const sent = await answer(drafted.data, "Olá Rita! Ao domingo abrimos às 8.");

  const reply = await mailTo(2);
  expect(reply.signed).toEqual(expect.arrayContaining([...SIGNED, "in-reply-to", "references"]));
  expect(reply).toMatchObject({ subject: `Re: ${mailing.subject}`, inReplyTo: asked });
  expect(reply.references).toEqual([mailing.messageId, asked]);
  expect(reply.messageId).toBe(`<reply.${sent.id}@padaria.example>`);
  expect(reply.from?.value).toEqual([{ address: SHOP, name: "Padaria Sol" }]);
  expect(addressIn(reply.replyTo)).toMatch(/^ola\+[0-9a-f]{32}@padaria\.example$/);
  expect(addressIn([reply.to ?? []].flat()[0])).toBe(CUSTOMER.address);
  expect(reply.text).toMatch(
    /^Olá Rita! Ao domingo abrimos às 8\.\n\nEm .+ escreveu:\n> Olá! Estão abertos ao domingo\?\n$/,
  );
  expect(["auto-submitted", "list-unsubscribe", "precedence"].filter((name) => reply.headers.has(name))).toEqual([]);
  expect((await owner.get<ConversationHead>(conversation)).data).toMatchObject({ status: "waiting" });

  // Once as it should be, and once by a program that forgets what it answers: the address that it writes to knows.
  await customerAnswers(reply, "Obrigada, até domingo!");
  await customerAnswers(reply, "E bolo-rei, têm?", { forgets: true });
  const [more, thanks] = await inbox(3);
  expect(thanks).toMatchObject({ body: "Obrigada, até domingo!", conversationId: question?.conversationId });
  expect(more).toMatchObject({ body: "E bolo-rei, têm?", conversationId: question?.conversationId });
  expect((await owner.get<ConversationHead>(conversation)).data).toMatchObject({ status: "open", unreadCount: 3 });
  expect((await owner.get<Message[]>(`${conversation}/messages`)).data.map(({ status }) => status)).toEqual([
    "received",
    "received",
    "accepted",
    "received",
  ]);
  expect(customers()).toHaveLength(2);
});
