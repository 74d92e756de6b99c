import { setTimeout as delay } from "node:timers/promises";
import { newId } from "../server/src/core/ids.ts";
import type { OwnedBusiness } from "../server/src/data/models/business.ts";
import type { Store } from "../server/src/data/store.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import type { Database } from "../server/src/infrastructure/database.ts";
import { newEntry } from "../server/src/services/messages/new-entry.ts";
import { takeInbound } from "../server/src/services/messaging-inbound.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { inboundMail } from "../server/test/support/messages.ts";
import { type SmtpSink, startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { misbehave, PROCESSES, startSenders } from "./support/killed-senders.ts";
import type { Random } from "./support/random.ts";

type Plan = { database: Database<Tables> & { url: string }; random: Random; replies: number; kills: number };
type Tally = {
  replies: number;
  accepted: number;
  failed: number;
  unknown: number;
  takenBack: number;
  tooLate: number;
  kills: number;
  mostCopies: number;
};
type Reply = { id: string; address: string };

/** Of the owners, so many reach for Undo, sooner or later. */
const UNDO_SHARE = 0.3;
/** Instead of ten seconds: many of those who reach for it are to be too late. */
const HOLD_MS = 300;
const UNDO_MS = 800;
/** Few, so that what is due leaves at once. */
const OWNERS = 8;
/** Of all replies, so many leave for sure. */
const LEAVE_SHARE = 0.6;
const SWEEPS = 100;
const LATE_MS = 500;
/** Replies that one process sends at a time: so many may be under way when it dies. */
const AT_ONCE = 4;

/** Customers who wrote, and a draft for each. */
async function draftReplies(store: Store, business: OwnedBusiness, count: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let number = 0; number < count; number += 1) {
    const address = `r${number}@x.example`;
    const id = await store.transaction(async (tx) => {
      const mail = inboundMail({ externalId: `<${newId()}@x.example>`, from: { address, name: "" } });
      const taken = await takeInbound(tx, business.id, mail);
      const conversation = taken && (await tx.conversations.lock(business, taken.conversationId));
      if (!conversation) throw new Error("the business is not there");
      return newEntry(tx, business, conversation, {
        kind: "reply",
        body: "Ja.",
        author: { kind: "person", id: null },
      });
    });
    replies.push({ id, address });
  }
  return replies;
}

/** Waits until none of them waits any more; what is to be tried later is tried now. */
async function untilLeft({ pool }: Database<Tables>, ids: readonly string[]): Promise<void> {
  const waiting = "id = any($1) and status in ('held', 'queued')";
  for (;;) {
    await pool.query(`update messages set next_at = now() where ${waiting} and status = 'queued'`, [ids]);
    const { rows } = await pool.query(`select 1 from messages where ${waiting} limit 1`, [ids]);
    if (rows.length === 0) return;
    await delay(50);
  }
}

/** Owners who send their replies, and of whom some take them back; what was taken back, and how many came too late. */
async function press({ database, random }: Plan, store: Store, business: OwnedBusiness, replies: readonly Reply[]) {
  const takenBack = new Set<string>();
  let tooLate = 0;
  const left = [...replies];
  const owner = async (): Promise<void> => {
    for (let reply = left.shift(); reply !== undefined; reply = left.shift()) {
      const { id, address } = reply;
      const seconds = random.between(0, HOLD_MS) / 1_000;
      const held = { seconds, at: null, externalId: `<reply.${id}@padaria.example>`, toAddress: address, revision: 1 };
      if (!(await store.drafts.hold(business, id, held))) throw new Error("a draft was not there");
      if (random.chance(UNDO_SHARE)) {
        await delay(random.between(0, UNDO_MS));
        if (await store.drafts.takeBack(business, id)) takenBack.add(id);
        else tooLate += 1;
      }
      await untilLeft(database, [id]);
    }
  };
  await Promise.all(Array.from({ length: OWNERS }, owner));
  return { takenBack, tooLate };
}

/**
 * Nobody holds them any more; what waiting would show is shown at once. A process that is dead may have a statement at the database still,
 * which is passed over.
 */
async function sweepAll({ pool }: Database<Tables>, store: Store): Promise<void> {
  for (let round = 0; round < SWEEPS; round += 1) {
    const { rowCount } = await pool.query("update messages set lease_until = now() where status = 'sending'");
    if (rowCount === 0) return;
    await store.replyWork.sweepLost();
    await delay(100);
  }
}

/** Sends replies while the processes that send them are killed and their owners take some back, and holds what came of it against what arrived. */
export async function playReplies(plan: Plan): Promise<{ tally: Tally; troubles: string[] }> {
  const { database, random } = plan;
  const store = storeOn(database);
  const { userId, businessId } = await makeSpender(database);
  const business = await store.businesses.findOwned(userId, businessId);
  if (!business) throw new Error("the business is not there");
  await store.savedReplies.saveSettings(business, { limits: { email: { perMinute: 1_000_000, perDay: 1_000_000 } } });
  const replies = await draftReplies(store, business, plan.replies);
  const senders = startSenders({ ...plan, mails: plan.replies * LEAVE_SHARE });
  const sink = await startSmtpSink({ watch: senders.watch });
  try {
    const addresses = replies.map(({ address }) => address);
    const lost = misbehave(sink, addresses, random);
    senders.begin(sink.port);
    const { takenBack, tooLate } = await press(plan, store, business, replies);
    // What was under way may come back once more.
    for (let round = 0; round < 2; round += 1) {
      await delay(LATE_MS);
      await untilLeft(
        database,
        replies.map(({ id }) => id),
      );
    }
    await senders.end();
    await sweepAll(database, store);
    const found = await outcomes(database, replies, sink, takenBack);
    const of = (status: string) => found.statuses.filter((one) => one === status).length;
    const tally: Tally = {
      replies: plan.replies,
      accepted: of("accepted"),
      failed: of("failed"),
      unknown: of("unknown"),
      takenBack: takenBack.size,
      tooLate,
      kills: senders.killed(),
      mostCopies: found.mostCopies,
    };
    return { tally, troubles: [...found.troubles, ...sumsIn(tally, lost)] };
  } finally {
    await senders.end();
    await sink.close();
  }
}

function sumsIn({ replies, accepted, failed, unknown, takenBack, kills }: Tally, lost: number): string[] {
  const sum = accepted + failed + unknown + takenBack;
  return [
    ...(sum === replies ? [] : [`${accepted} + ${failed} + ${unknown} + ${takenBack} is not ${replies}`]),
    ...(unknown <= (kills + PROCESSES) * AT_ONCE + lost
      ? []
      : [`${unknown} unknown after ${kills} kills and ${lost} lost answers`]),
  ];
}

type Row = { id: string; status: string; tries: number; attempts: number; open: number };

async function outcomes(
  { pool }: Database<Tables>,
  replies: readonly Reply[],
  sink: SmtpSink,
  takenBack: ReadonlySet<string>,
) {
  const copies = new Map<string, number>();
  for (const { to } of sink.mails) copies.set(to, (copies.get(to) ?? 0) + 1);
  const { rows } = await pool.query<Row>(
    `select m.id, m.status, m.tries, count(a.number)::integer as attempts,
       (count(*) filter (where a.status = 'sending'))::integer as open
     from messages m left join message_attempts a on a.message_id = m.id where m.direction = 'outbound' group by m.id`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const troubles = replies.flatMap(({ id, address }) => {
    const { status = "gone", tries = 0, attempts = 0, open = 0 } = byId.get(id) ?? {};
    const got = copies.get(address) ?? 0;
    return [
      ...(got > 1 ? [`${address} got ${got} copies`] : []),
      ...(status === "accepted" && got === 0 ? [`${address} is accepted and got nothing`] : []),
      ...(status === "failed" && got > 0 ? [`${address} is failed and got it`] : []),
      ...(takenBack.has(id) && (got > 0 || status !== "draft") ? [`${address} was taken back, is ${status}`] : []),
      ...(tries === attempts && open === 0 ? [] : [`${address} has ${attempts} of ${tries} tries, ${open} open`]),
    ];
  });
  return { troubles, statuses: rows.map(({ status }) => status), mostCopies: Math.max(0, ...copies.values()) };
}
