import { setTimeout as delay } from "node:timers/promises";
import type { Tables } from "../server/src/data/models/tables.ts";
import type { Database } from "../server/src/infrastructure/database.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { beginMailing } from "../server/test/support/mailings.ts";
import { type SmtpSink, startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { misbehave, startSenders } from "./support/killed-senders.ts";
import type { Random } from "./support/random.ts";

type Plan = { database: Database<Tables> & { url: string }; random: Random; recipients: number; kills: number };

type Tally = { audience: number; accepted: number; failed: number; unknown: number; kills: number; mostCopies: number };

const countsIn = async ({ pool }: Database<Tables>, mailingId: string): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ status: string; number: number }>(
    "select status, count(*)::integer as number from deliveries where mailing_id = $1 group by status",
    [mailingId],
  );
  return Object.fromEntries(rows.map(({ status, number }) => [status, number]));
};

/** Sends one mailing while the processes that send it are killed, and holds what came of it against what arrived. */
export async function playSends(plan: Plan): Promise<{ tally: Tally; troubles: string[] }> {
  const { database, random, recipients } = plan;
  const addresses = Array.from({ length: recipients }, (_, index) => `r${index}@x.example`);
  const spender = await makeSpender(database);
  const { mailingId } = await beginMailing(database, storeOn(database), { spender, addresses });
  const senders = startSenders({ ...plan, mails: recipients });
  const sink = await startSmtpSink({ watch: senders.watch });
  try {
    const lost = misbehave(sink, addresses, random);
    senders.begin(sink.port);
    const isLeft = async () => ((await countsIn(database, mailingId))["queued"] ?? 0) > 0;
    while (await isLeft()) await delay(100);
    await senders.end();
    // Nobody holds them any more; what waiting would show is shown at once.
    await database.pool.query("update deliveries set lease_until = now() where status = 'sending'");
    await storeOn(database).deliveryWork.sweepLost();
    const { accepted = 0, failed = 0, unknown = 0 } = await countsIn(database, mailingId);
    const tally = { audience: recipients, accepted, failed, unknown, kills: senders.killed(), mostCopies: 0 };
    const troubles = await troublesIn(database, mailingId, sink, tally);
    if (unknown > tally.kills + lost)
      troubles.push(`${unknown} unknown after ${tally.kills} kills and ${lost} lost answers`);
    return { tally, troubles };
  } finally {
    await senders.end();
    await sink.close();
  }
}

async function troublesIn(
  { pool }: Database<Tables>,
  mailingId: string,
  sink: SmtpSink,
  tally: Tally,
): Promise<string[]> {
  const copies = new Map<string, number>();
  for (const { to } of sink.mails) copies.set(to, (copies.get(to) ?? 0) + 1);
  tally.mostCopies = Math.max(0, ...copies.values());
  const { rows } = await pool.query<{ email: string; status: string }>(
    "select email, status from deliveries where mailing_id = $1",
    [mailingId],
  );
  const troubles = rows.flatMap(({ email, status }) => {
    const got = copies.get(email) ?? 0;
    if (got > 1) return [`${email} got ${got} copies`];
    if (status === "accepted" && got === 0) return [`${email} is accepted and got nothing`];
    return status === "failed" && got > 0 ? [`${email} is failed and got it`] : [];
  });
  const { accepted, failed, unknown, audience } = tally;
  if (accepted + failed + unknown !== audience)
    troubles.push(`${accepted} + ${failed} + ${unknown} is not ${audience}`);
  return troubles;
}
