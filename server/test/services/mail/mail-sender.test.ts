import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressHash, addressHint } from "../../../src/core/addresses.ts";
import { openSmtp } from "../../../src/infrastructure/mail/smtp.ts";
import { createMailSender } from "../../../src/services/mail/mail-sender.ts";
import { makeSpender, storeOn } from "../../support/ledger.ts";
import { beginMailing } from "../../support/mailings.ts";
import { headerOf, type SmtpSink, startSmtpSink } from "../../support/smtp-sink.ts";
import { testDatabase } from "../../support/test-database.ts";

const database = await testDatabase({ max: 8 });
const store = storeOn(database);
const spender = await makeSpender(database);
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.close());

const done: string[] = [];
const sender = (open: Parameters<typeof createMailSender>[0]["open"] = line) =>
  createMailSender({
    store,
    open,
    personal: async ({ letter }, { id }) => ({
      fields: letter.fields,
      unsubscribeUrl: `https://studio.example/u/${id}`,
      pixelUrl: null,
    }),
    finished: async (_tx, { id }) => void done.push(id),
    warn: () => {},
    retrySeconds: [0, 0],
  });
const line = async () => ({
  session: await openSmtp(
    { host: "127.0.0.1", port: sink.port, security: "none", user: null, password: null, dkim: null },
    { limits: { connectMs: 30_000, answerMs: 30_000 } },
  ),
});
const begin = (addresses: string[], more: { skipped?: Record<string, string>; perMinute?: number } = {}) =>
  beginMailing(database, store, { spender, addresses, ...more });
const reportOf = async ({ business, contentId, mailingId }: Awaited<ReturnType<typeof begin>>) => {
  const [mailing] = await store.mailings.ofContent(business, contentId);
  const { items } = await store.mailings.deliveries(business, {
    mailingId,
    status: undefined,
    cursor: undefined,
    limit: 100,
  });
  return { mailing, of: Object.fromEntries(items.map((delivery) => [delivery.email, delivery])) };
};
const copies = (address: string) => sink.mails.filter(({ to }) => to === address);

test("each gets one copy, whatever the server does, and the states add up to the audience", async () => {
  sink.script(
    "later@x.example",
    { at: "rcpt", code: 451, text: "Greylisted" },
    { at: "data", code: 450, text: "Busy" },
  );
  sink.script(
    "full@x.example",
    ...Array.from({ length: 9 }, () => ({ at: "rcpt", code: 452, text: "4.2.2 Full" }) as const),
  );
  sink.script("nobody@x.example", { at: "rcpt", code: 550, text: "5.1.1 No such user <nobody@x.example>" });
  sink.script("before@x.example", { at: "rcpt", drop: true });
  sink.script("lost@x.example", { at: "data", drop: true });
  sink.script("kept@x.example", { at: "data", drop: "after_keeping" });
  const mailing = await begin(
    ["ana", "later", "full", "nobody", "before", "lost", "kept", "gone", "held"].map((name) => `${name}@x.example`),
    { skipped: { "held@x.example": "no_consent" } },
  );
  // Unsubscribes after the audience was put on record, before their turn came.
  const place = { channel: "email" as const, addressHash: addressHash(spender.businessId, "email", "gone@x.example") };
  await store.suppressions.add(spender.businessId, place, { hint: "", reason: "unsubscribed", detail: "" });

  await sender().work();
  await sender().work();

  const { mailing: report, of } = await reportOf(mailing);
  const states = Object.fromEntries(Object.entries(of).map(([email, { status, reason }]) => [email, [status, reason]]));
  expect(states).toEqual({
    "ana@x.example": ["accepted", null],
    "later@x.example": ["accepted", null],
    "full@x.example": ["failed", "mailbox_full"],
    "nobody@x.example": ["failed", "no_such_mailbox"],
    "before@x.example": ["accepted", null],
    "lost@x.example": ["unknown", "no_answer"],
    "kept@x.example": ["unknown", "no_answer"],
    "gone@x.example": ["skipped", "unsubscribed"],
    "held@x.example": ["skipped", "no_consent"],
  });
  expect(report).toMatchObject({
    status: "done",
    counts: { audience: 9, accepted: 3, failed: 2, unknown: 2, skipped: 2, queued: 0, sending: 0 },
  });
  expect(done).toContain(mailing.mailingId);
  expect(sink.tried).not.toContain("gone@x.example");
  expect(["ana", "later", "before", "kept"].map((name) => copies(`${name}@x.example`).length)).toEqual([1, 1, 1, 1]);

  // One row per try, and no address of a person in what the server said.
  expect(of["later@x.example"]?.tries.map(({ status, smtpStatus }) => [status, smtpStatus])).toEqual([
    ["refused", 451],
    ["refused", 450],
    ["accepted", 250],
  ]);
  const struckOff = (await store.suppressions.list(mailing.business)).filter(({ reason }) => reason === "bounced");
  expect(struckOff.map(({ hint }) => hint)).toEqual([addressHint("email", "nobody@x.example")]);
  expect(of["nobody@x.example"]?.tries[0]?.excerpt).toBe("550 5.1.1 No such user <[address]>");

  // Only a person sends again what may have arrived: the same mail, by its name.
  expect(await store.mailings.resend(mailing.business, mailing.mailingId, [])).toBe(2);
  await sender().work();
  const named = copies("kept@x.example").map((mail) => headerOf(mail, "Message-ID"));
  expect(named[0]).toContain(mailing.mailingId);
  expect(named).toEqual([named[0], named[0]]);
  expect((await reportOf(mailing)).mailing).toMatchObject({ status: "done", counts: { accepted: 5, unknown: 0 } });
});

test("a server that lets nobody in stops the mailing and not the people; put right, all get it", async () => {
  const mailing = await begin(["b1@x.example", "b2@x.example"]);
  const trouble = { kind: "refused", errorKind: "sign_in", retryable: false, status: 535, excerpt: "no" } as const;
  await sender(async () => ({ trouble })).work();
  expect((await reportOf(mailing)).mailing).toMatchObject({
    status: "paused",
    trouble: { errorKind: "sign_in" },
    counts: { queued: 2 },
  });
  await store.mailings.resume(mailing.business, mailing.mailingId);
  await sender(async () => ({ trouble: { ...trouble, errorKind: "unreachable" } })).work();
  expect((await reportOf(mailing)).mailing).toMatchObject({ status: "sending", trouble: { errorKind: "unreachable" } });
  await sql`update mailings set next_at = now()`.execute(database.db);
  await sender().work();
  expect((await reportOf(mailing)).mailing).toMatchObject({ status: "done", trouble: null, counts: { accepted: 2 } });
});

test("what its owner stops goes no further, and what is paused goes on", async () => {
  const mailing = await begin(["c1@x.example", "c2@x.example"]);
  expect(await store.mailings.pause(mailing.business, mailing.mailingId)).toBe(true);
  await sender().work();
  expect(copies("c1@x.example")).toHaveLength(0);
  expect(await store.mailings.resume(mailing.business, mailing.mailingId)).toBe(true);
  expect(await store.mailings.cancel(mailing.business, mailing.mailingId)).toBe(true);
  await sender().work();
  expect((await reportOf(mailing)).mailing).toMatchObject({ status: "cancelled", counts: { skipped: 2, audience: 2 } });
  expect(await store.mailings.resume(mailing.business, mailing.mailingId)).toBe(false);
  expect(sink.tried).not.toContain("c1@x.example");
});

test("a mail whose sender is gone is unknown and not sent again; if its answer comes late, it is known", async () => {
  const mailing = await begin(["d1@x.example", "d2@x.example"]);
  const lost = await store.transaction((tx) => tx.deliveryWork.claim(mailing.mailingId));
  if (lost === undefined) throw new Error("nothing to claim");
  await sql`update deliveries set lease_until = now() - interval '1 second' where id = ${lost.id}`.execute(database.db);
  await sender().work();
  expect((await reportOf(mailing)).of[lost.email]).toMatchObject({ status: "unknown", reason: "interrupted" });
  expect(sink.tried.filter((address) => address === lost.email)).toEqual([]);
  await store.transaction((tx) => tx.deliveryWork.settle(lost, { kind: "accepted", status: 250, excerpt: "" }));
  expect((await reportOf(mailing)).of[lost.email]).toMatchObject({ status: "accepted" });
});

test("several processes at once send no mail twice, and keep the pace together", async () => {
  const addresses = Array.from({ length: 60 }, (_, index) => `e${index}@x.example`);
  const mailing = await begin(addresses);
  await Promise.all([sender().work(), sender().work(), sender().work()]);
  await sender().work();
  expect((await reportOf(mailing)).mailing?.counts).toMatchObject({ accepted: 60, audience: 60 });
  expect(addresses.map((address) => copies(address).length)).toEqual(addresses.map(() => 1));

  const slow = await begin(["f1@x.example", "f2@x.example"], { perMinute: 1 });
  await sender().work();
  await sender().work();
  expect(copies("f1@x.example").length + copies("f2@x.example").length).toBe(1);
  expect(await store.transaction((tx) => tx.deliveryWork.claim(slow.mailingId))).toBeUndefined();
});
