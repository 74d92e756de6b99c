import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ReplyClaim, ReplyResult } from "../../../src/data/repositories/reply-work-repository.ts";
import { addressHash } from "../../../src/core/addresses.ts";
import { takeReports } from "../../../src/services/mail/take-reports.ts";
import { refusedForNow } from "../../../src/services/messages/message-sender.ts";
import { createReplySender } from "../../../src/services/messages/reply-sender.ts";
import { newEntry } from "../../../src/services/messages/new-entry.ts";
import { takeInbound } from "../../../src/services/messaging-inbound.ts";
import { makeSpender, storeOn } from "../../support/ledger.ts";
import { inboundMail } from "../../support/messages.ts";
import { testDatabase } from "../../support/test-database.ts";

const database = await testDatabase();
const store = storeOn(database);
const spender = await makeSpender(database);
const business = await ownedBusiness();

const taken = await store.transaction((tx) => takeInbound(tx, business.id, inboundMail()));
const conversationId = taken?.conversationId ?? "";
const ACCEPTED: ReplyResult = { kind: "accepted", status: 250, excerpt: "ok" };

async function ownedBusiness() {
  const found = await store.businesses.findOwned(spender.userId, spender.businessId);
  if (!found) throw new Error("There is no such business.");
  return found;
}

/** A reply that may leave at once. */
async function dueReply(): Promise<string> {
  return store.transaction(async (tx) => {
    const conversation = await tx.conversations.lock(business, conversationId);
    if (!conversation) throw new Error("There is no such conversation.");
    const author = { kind: "person", id: spender.userId } as const;
    const id = await newEntry(tx, business, conversation, { kind: "reply", body: "Ja.", author });
    const held = { seconds: 0, at: null, externalId: `<${id}@shop.example>`, toAddress: "kurt@x.example", revision: 1 };
    await tx.drafts.hold(business, id, held);
    return id;
  });
}

const statusOf = async (id: string) => (await store.messages.find(business, id))?.status;

const warn = (_message: string, { err }: Record<string, unknown>) => {
  throw err;
};

/** Senders that note what left; `answer` may be late, or something else. */
function senders(count: number, answer: (claim: ReplyClaim) => Promise<ReplyResult> = async () => ACCEPTED) {
  const left: string[] = [];
  const email = {
    send: (claim: ReplyClaim) => {
      left.push(claim.id);
      return answer(claim);
    },
  };
  return { left, all: Array.from({ length: count }, () => createReplySender({ store, senders: { email }, warn })) };
}

test("what is taken back before it leaves never leaves, and what leaves does so once, in whatever order they come", async () => {
  const { left, all } = senders(2);
  await store.savedReplies.saveSettings(business, { limits: { email: { perMinute: 600, perDay: 100_000 } } });
  let cancelled = 0;
  for (let round = 0; round < 24; round += 1) {
    const id = await dueReply();
    const [wasTakenBack] = await Promise.all([
      store.drafts.takeBack(business, id),
      ...all.map((sender) => sender.work()),
    ]);
    await all[0]?.work();
    expect(left.filter((one) => one === id)).toHaveLength(wasTakenBack ? 0 : 1);
    expect(await statusOf(id)).toBe(wasTakenBack ? "draft" : "accepted");
    cancelled += wasTakenBack ? 1 : 0;
  }
  expect(cancelled).toBeGreaterThan(0);
  const { rows } = await sql`select 1 from message_attempts where status <> 'accepted'`.execute(database.db);
  expect(rows).toEqual([]);
});

test("of what was under way when its sender died nobody knows, and nobody sends it again but a person", async () => {
  const id = await dueReply();
  const [due] = await store.replyWork.due(1);
  if (!due) throw new Error("nothing is due");
  await store.transaction((tx) => tx.replyWork.claim(due));
  await sql`update messages set lease_until = now() - interval '1 second' where id = ${id}`.execute(database.db);
  const { left, all } = senders(1);
  await all[0]?.work();
  await all[0]?.work();
  expect([await statusOf(id), left]).toEqual(["unknown", []]);
});

test("a reply that comes back did not arrive, and its address gets nothing more where nobody is there", async () => {
  const id = await dueReply();
  await senders(1).all[0]?.work();
  const report = { kind: "bounce", status: "5.1.1", isLasting: true, deliveryId: null, email: null } as const;
  const messageId = `<${id}@shop.example>`;
  const number = await store.transaction((tx) => takeReports(tx, business.id, [{ ...report, messageId }]));
  expect(number).toBe(1);
  expect(await store.messages.find(business, id)).toMatchObject({ status: "failed", errorCode: "bounced" });
  const place = { channel: "email", addressHash: addressHash(business.id, "email", "kurt@x.example") } as const;
  expect(await store.suppressions.reasonFor(business.id, place)).toBe("bounced");
});

test("what a person sends again is a try of its own on record, and is tried as often as the first time", async () => {
  const { left, all } = senders(1, async ({ round }) =>
    refusedForNow(round, { errorKind: "try_later", excerpt: "", detail: "" }),
  );
  const id = await dueReply();
  const tryAll = async () => {
    while ((await statusOf(id)) !== "failed") {
      await sql`update messages set next_at = now() where id = ${id}`.execute(database.db);
      await all[0]?.work();
    }
  };
  await tryAll();
  const first = left.length;
  const held = { seconds: 0, at: null, externalId: `<${id}@shop.example>`, toAddress: "kurt@x.example", revision: 1 };
  await store.drafts.hold(business, id, held);
  await tryAll();
  expect([first, left.length]).toEqual([7, 14]);
  const attempts = database.db.selectFrom("messageAttempts").select(["number", "status"]).where("messageId", "=", id);
  expect(await attempts.orderBy("number").execute()).toEqual(
    left.map((_one, index) => ({ number: index + 1, status: "refused" })),
  );
});

test("what waited or was on its way when a state was put back waits for its owner", async () => {
  const [waiting, underWay] = [await dueReply(), await dueReply()];
  const due = (await store.replyWork.due(50)).find((one) => one.id === underWay);
  if (!due) throw new Error("nothing is due");
  await store.transaction((tx) => tx.replyWork.claim(due));
  await store.restoredWork.holdPublishing();
  expect([await statusOf(waiting), await statusOf(underWay)]).toEqual(["draft", "unknown"]);
});

test("what was written before a state was put back is answered by nobody by itself: it may have been since", async () => {
  const receivedAt = new Date(Date.now() - 60_000).toISOString();
  const from = { address: "auto@x.example", name: "" };
  const other = await store.transaction((tx) => takeInbound(tx, business.id, inboundMail({ from, receivedAt })));
  const id = other?.conversationId ?? "";
  await store.conversations.change(business, id, { auto: true });
  await sql`update conversations set auto_revision = 0 where id = ${id}`.execute(database.db);
  expect((await store.autoAnswers.due(10)).map((due) => due.id)).toEqual([id]);
  await store.restoredWork.holdPublishing();
  expect(await store.autoAnswers.due(10)).toEqual([]);
});

test("a refusal for now comes again, and enough is enough: the next ones wait and say why", async () => {
  const { left, all } = senders(1, async () => ({
    kind: "refused",
    errorKind: "try_later",
    retrySeconds: 60,
    status: 451,
    excerpt: "later",
    detail: "It is tried again.",
  }));
  const first = await dueReply();
  await all[0]?.work();
  expect(await store.messages.find(business, first)).toMatchObject({ status: "queued", errorCode: "try_later" });
  expect(left).toEqual([first]);

  await store.savedReplies.saveSettings(business, { limits: { email: { perMinute: 1, perDay: 100_000 } } });
  const second = await dueReply();
  await all[0]?.work();
  expect(await store.messages.find(business, second)).toMatchObject({ status: "queued", errorCode: "limit" });
  expect(left).toEqual([first]);
  expect(await store.drafts.takeBack(business, second)).toBe(true);
});
