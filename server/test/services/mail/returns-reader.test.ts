import { connect } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DELIVERY_HEADER } from "../../../src/core/mail-names.ts";
import { newId } from "../../../src/core/ids.ts";
import { readMailReport } from "../../../src/infrastructure/mail/mail-report.ts";
import { type MailboxSettings, openMailbox, wordsForImap } from "../../../src/infrastructure/mail/mail-folder.ts";
import { createMailDial } from "../../../src/infrastructure/mail/smtp-dial.ts";
import { MAILBOX_PORTS } from "../../../src/infrastructure/outside-addresses.ts";
import { createReturnsReader } from "../../../src/services/mail/returns-reader.ts";
import { createEmailAccounts } from "../../../src/infrastructure/mail/email-account.ts";
import { startSmtpSink } from "../../support/smtp-sink.ts";
import { type ImapMailbox, startImapMailbox } from "../../support/imap-mailbox.ts";
import { makeSpender, storeOn } from "../../support/ledger.ts";
import { beginMailing, mailAccount } from "../../support/mailings.ts";
import { testDatabase } from "../../support/test-database.ts";

const database = await testDatabase();
const store = storeOn(database);
const spender = await makeSpender(database);
const addresses = ["gone", "full", "angry", "away", "lost", "late"].map((name) => `${name}@x.example`);
const { business, mailingId, contentId } = await beginMailing(database, store, { spender, addresses });
await sql`update deliveries set status = case email when 'lost@x.example' then 'unknown' else 'accepted' end
  where mailing_id = ${mailingId}`.execute(database.db);
const connectionId = newId();

let mailbox: ImapMailbox;
beforeAll(async () => {
  mailbox = await startImapMailbox({ user: "returns", password: "flour", folder: "INBOX" });
  const settings = { returnsMailbox: { host: "x" } };
  const connection = { id: connectionId, kind: "email", name: "Mail", channels: [], settings };
  await store.connections.insert(business, connection, { sealed: "", hints: {} });
});
afterAll(() => mailbox.close());

const settings = (change: Partial<MailboxSettings> = {}): MailboxSettings => ({
  host: "127.0.0.1",
  port: mailbox.port,
  security: "none",
  user: "returns",
  password: "flour",
  folder: "INBOX",
  ...change,
});
const dial = async (host: string, port: number) => connect(port, host);
const open = (change: Partial<MailboxSettings> = {}, answerMs = 20_000) =>
  openMailbox(settings(change), { dial, answerMs });
const problemOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "none",
    (error: Error) => wordsForImap(error),
  );

const warnings: string[] = [];
const newReader = () =>
  createReturnsReader({
    store,
    open: async () => ({ folder: await open({}, 700), place: "here" }),
    readReport: readMailReport,
    wordsFor: wordsForImap,
    warn: (message) => void warnings.push(message),
  });
/** Reads now, whatever the time of its next turn. */
const readAgain = async () => {
  await sql`update returns_mailboxes set next_at = now()`.execute(database.db);
  await newReader().work();
  return store.returnsMailboxes.find(business, connectionId);
};
const deliveries = async () => {
  const { items } = await store.mailings.deliveries(business, {
    mailingId,
    status: undefined,
    cursor: undefined,
    limit: 100,
  });
  return Object.fromEntries(items.map((delivery) => [delivery.email.split("@")[0], delivery]));
};
const of = async (name: string) => (await deliveries())[name];
const struckOff = async () =>
  (await store.suppressions.list(business)).map(({ hint, reason }) => `${hint.slice(0, 1)} ${reason}`).toSorted();

const returned = (machine: string, type: string, original: string) =>
  [
    "From: Mail Delivery System <mailer-daemon@mx.example>",
    `Content-Type: multipart/report;\r\n report-type=${type}; boundary="b"`,
    "",
    `--b\r\nContent-Type: message/${type}\r\n\r\n${machine}`,
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\n${original}`,
    "--b--",
    "",
  ].join("\r\n");
const bounce = async (name: string, status: string) =>
  returned(`X: y\r\n\r\nAction: failed\r\nStatus: ${status}`, "delivery-status", await originalOf(name));
const originalOf = async (name: string) => `${DELIVERY_HEADER}: ${(await of(name))?.id}`;
const OUT_OF_OFFICE = "From: away@x.example\r\nAuto-Submitted: auto-replied\r\n\r\nI am away until Monday.";

test("mails that came back end addresses that are gone, count full ones, and complaints end all; others stay unread", async () => {
  const reports = [
    mailbox.deliver(await bounce("gone", "5.1.1")),
    mailbox.deliver(await bounce("full", "5.2.2")),
    mailbox.deliver(await bounce("lost", "4.4.7")),
    mailbox.deliver(returned("Feedback-Type: abuse", "feedback-report", await originalOf("angry"))),
  ];
  const forged = returned(
    "Action: failed\r\nStatus: 5.1.1\r\nFinal-Recipient: rfc822; away@x.example",
    "delivery-status",
    "",
  );
  const others = [
    mailbox.deliver(OUT_OF_OFFICE),
    mailbox.deliver("From: ana@x.example\r\n\r\nHi"),
    mailbox.deliver(forged),
  ];

  expect(await readAgain()).toMatchObject({ problem: null, reports: 4 });
  const found = await deliveries();
  expect(found["gone"]).toMatchObject({ returned: "bounce", returnedStatus: "5.1.1", returnedLasting: true });
  expect(found["full"]).toMatchObject({ returned: "bounce", returnedStatus: "5.2.2", returnedLasting: false });
  expect(found["angry"]).toMatchObject({ returned: "complaint" });
  // What came back had arrived somewhere: nobody has to wonder about it any more.
  expect(found["lost"]).toMatchObject({ returned: "bounce", status: "accepted" });
  expect(found["away"]).toMatchObject({ returned: null });
  expect(await struckOff()).toEqual(["a complained", "g bounced"]);
  const kinds = await sql<{ kind: string; number: number }>`select kind, count(*)::integer as number from events
    where content_id = ${contentId} group by kind order by kind`.execute(database.db);
  expect(kinds.rows).toEqual([
    { kind: "bounce", number: 3 },
    { kind: "complaint", number: 1 },
    { kind: "delivered", number: 1 },
  ]);

  expect(reports.map(({ flags }) => [...flags])).toEqual(reports.map(() => ["\\Seen"]));
  expect(others.map(({ flags }) => flags.size)).toEqual([0, 0, 0]);
  // Of what is not from a mail server nothing but two header lines was read, and nothing was deleted or moved.
  expect(mailbox.said.filter((line) => /BODY\.PEEK\[\]/.test(line))).toHaveLength(5);
  expect(mailbox.said.filter((line) => /expunge|delete|move|copy/i.test(line))).toEqual([]);
});

test("the same reports again, by a folder that begins anew or by another process, change nothing", async () => {
  mailbox.uidValidity = 2;
  await Promise.all([readAgain(), readAgain()]);
  expect(await struckOff()).toEqual(["a complained", "g bounced"]);
  const { rows } = await sql`select 1 from events where content_id = ${contentId}`.execute(database.db);
  expect(rows).toHaveLength(5);
});

test("a mailbox that breaks off in the middle is read on where it was, and its owner is told what is wrong", async () => {
  mailbox.deliver(await bounce("away", "5.2.2"));
  mailbox.deliver(await bounce("late", "5.1.1"));
  mailbox.script("UID STORE", "drop");
  expect(await readAgain()).toMatchObject({ problem: expect.stringContaining("closed the connection") });
  expect(await of("away")).toMatchObject({ returned: "bounce" });
  for (const misbehaviour of ["garbage", "huge", "silent"] as const) {
    mailbox.script("UID SEARCH", misbehaviour);
    expect(await readAgain()).toMatchObject({ problem: expect.stringMatching(/closed the connection|in time/) });
  }
  expect(await of("late")).toMatchObject({ returned: null });
  expect(await readAgain()).toMatchObject({ problem: null });
  expect(await of("late")).toMatchObject({ returned: "bounce", returnedLasting: true });

  // After a failure it is left alone for a while.
  const before = mailbox.said.length;
  await newReader().work();
  expect(mailbox.said).toHaveLength(before);
  expect(warnings.length).toBeGreaterThan(3);
});

test("what is wrong with a mailbox is said in words, and inner addresses are out of reach", async () => {
  expect(await problemOf(open({ password: "salt" }))).toContain("did not accept the user name or the password");
  expect(await problemOf(open({ folder: "Bounces" }))).toContain("no folder of this name");
  expect(await problemOf(open({ security: "starttls" }))).toContain("could not be encrypted");
  expect(await problemOf(open({ security: "tls" }))).toContain("could not be encrypted");
  const inside = openMailbox(settings(), { dial: createMailDial([], MAILBOX_PORTS) });
  expect(await problemOf(inside)).toContain("Nobody answers there");
  const loose = createMailDial([{ network: "127.0.0.1/32", port: null }], MAILBOX_PORTS);
  expect(await problemOf(openMailbox(settings({ port: 1 }), { dial: loose }))).toContain("Nobody answers there");
});

test("the test of a mail account opens this mailbox too, with the account's own password where it has no other", async () => {
  const sink = await startSmtpSink();
  const accounts = createEmailAccounts({ toServer: dial, toMailbox: dial }, newId);
  const { settings: account } = mailAccount(sink.port);
  const { folder, password, ...place } = settings();
  const check = (returnsMailbox: object) => {
    const named = { ...account, user: null, returnsMailbox: { ...place, folder, ...returnsMailbox } };
    return accounts.check({ id: newId(), kind: "email", name: "Mail", settings: named, secrets: { password } });
  };
  expect(await check({})).toMatchObject({ ok: true, detail: expect.stringContaining("came back can be read") });
  expect(await check({ folder: "Bounces" })).toEqual({
    ok: false,
    detail:
      "The mailbox of mails that came back could not be read: There is no folder of this name in it. Check how it is written.",
  });
  await sink.close();
});
