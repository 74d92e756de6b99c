import { connect } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../../src/core/ids.ts";
import { readMail } from "../../../src/infrastructure/mail/inbound/read-mail.ts";
import { openMailbox, wordsForImap } from "../../../src/infrastructure/mail/mail-folder.ts";
import { readMailReport } from "../../../src/infrastructure/mail/mail-report.ts";
import { createInboxReader } from "../../../src/services/mail/inbox-reader.ts";
import { type ImapMailbox, startImapMailbox } from "../../support/imap-mailbox.ts";
import { makeSpender, storeOn } from "../../support/ledger.ts";
import { mailOf } from "../../support/posted-mails.ts";
import { testDatabase } from "../../support/test-database.ts";

const database = await testDatabase();
const store = storeOn(database);
const { userId, businessId } = await makeSpender(database);
const business = await store.businesses.findOwned(userId, businessId);
if (!business) throw new Error("the business is not there");
const connectionId = newId();

let mailbox: ImapMailbox;
beforeAll(async () => {
  mailbox = await startImapMailbox({ user: "ola", password: "flour" });
  const settings = { fromAddress: "ola@padaria.example", inboxMailbox: { host: "x" } };
  const connection = { id: connectionId, kind: "email", name: "Mail", channels: [], settings };
  await store.connections.insert(business, connection, { sealed: "", hints: {} });
});
afterAll(() => mailbox.close());

const dial = async (host: string, port: number) => connect(port, host);
const warnings: string[] = [];
const newReader = (read = readMail) =>
  createInboxReader({
    store,
    async open() {
      const account = {
        host: "127.0.0.1",
        port: mailbox.port,
        security: "none" as const,
        user: "ola",
        password: "flour",
      };
      return { folder: await openMailbox({ ...account, folder: "INBOX" }, { dial, answerMs: 3_000 }), place: "here" };
    },
    reading: { readMail: read, readReport: readMailReport },
    wordsFor: wordsForImap,
    warn: (message) => void warnings.push(message),
  });
/** Reads now, whatever the time of its next turn. */
const readAgain = async (reader = newReader()) => {
  await sql`update inbox_mailboxes set next_at = now()`.execute(database.db);
  await reader.work();
  return store.inboxMailboxes.find(business, connectionId);
};
const deliver = (subject: string, text: string, heads: Record<string, string> = {}) =>
  mailbox.deliver(
    mailOf({ Subject: subject, "Message-ID": `<${subject}@x.example>`, ...heads }, text).toString("utf8"),
  );
const subjects = async () => {
  const messages = await database.db.selectFrom("messages").select(["subject"]).orderBy("id").execute();
  return messages.map(({ subject }) => subject);
};

test("what people write to the mailbox becomes messages, once, whatever breaks off in the middle; nothing in there is changed", async () => {
  for (const number of [1, 2, 3, 4]) deliver(`m${number}`, `Question ${number}`);
  let calls = 0;
  const dying = newReader(async (...mail) => {
    calls += 1;
    if (calls === 3) mailbox.script("UID FETCH", "drop");
    return readMail(...mail);
  });
  expect(await readAgain(dying)).toMatchObject({ problem: expect.any(String), messages: 3 });
  expect(await readAgain()).toMatchObject({ problem: null, messages: 4, refused: 0 });
  mailbox.uidValidity = 2;
  expect(await readAgain()).toMatchObject({ messages: 4 });
  expect(await subjects()).toEqual(["m1", "m2", "m3", "m4"]);
  expect(mailbox.messages.filter(({ flags }) => flags.size > 0)).toEqual([]);
  expect(mailbox.said.filter((command) => /STORE|EXPUNGE|MOVE|COPY|APPEND/.test(command))).toEqual([]);
});

test("of a mail that is too big its beginning is taken and the rest named, and one that cannot be read is said to be there", async () => {
  const movie = mailOf({ Subject: "movie" }, "Look!", [
    { type: "video/mp4", name: "cake.mp4", body: Buffer.alloc(2_000_000, 1) },
  ]);
  mailbox.deliver(movie.toString("latin1")).size = 28 * 1024 * 1024;
  mailbox.deliver("Subject: nobody\r\n\r\nHello");
  deliver("bad", "It is not the mail's fault");
  const stumbling = newReader((raw, bytes) => {
    if (raw.includes("Subject: bad")) throw new Error("a mistake of ours");
    return readMail(raw, bytes);
  });
  expect(await readAgain(stumbling)).toMatchObject({
    messages: 5,
    refused: 2,
    lastRefusal: expect.stringContaining("cannot be read"),
  });
  const big = await database.db.selectFrom("messages").selectAll().where("subject", "=", "movie").executeTakeFirst();
  expect(big?.body).toMatch(/^Look!\n\n\[This mail has 28 MB\. Only its beginning was taken/);
  expect(await store.messages.find(business, big?.id ?? "")).toMatchObject({
    attachments: [{ name: "cake.mp4", refused: "too_big" }],
  });
});
