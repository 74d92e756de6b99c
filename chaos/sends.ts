import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Tables } from "../server/src/data/models/tables.ts";
import type { Database } from "../server/src/infrastructure/database.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { beginMailing } from "../server/test/support/mailings.ts";
import { type Moment, type SmtpSink, startSmtpSink } from "../server/test/support/smtp-sink.ts";
import type { Random } from "./support/random.ts";

type Plan = { database: Database<Tables> & { url: string }; random: Random; recipients: number; kills: number };

type Tally = { audience: number; accepted: number; failed: number; unknown: number; kills: number; mostCopies: number };

const CHILD = join(import.meta.dirname, "support", "mail-sender-child.ts");
const PROCESSES = 2;
const MOMENTS: Moment[] = ["named", "ended", "kept", "answered"];
/** One mail in so many meets a server that refuses, drops the line or loses its answer. */
const ODD_SHARE = 0.08;

/** The senders, each of which dies at a moment of some mail that nobody knows before. */
function startSenders({ database, random, recipients, kills }: Plan) {
  const children = new Set<ChildProcess>();
  /** What is still to pass before somebody dies: so many moments of this kind. */
  const next = () => ({
    moment: random.pick(MOMENTS),
    left: random.between(1, Math.max(1, Math.floor((1.6 * recipients) / kills))),
  });
  let fate = next();
  let killed = 0;
  let isOver = false;

  const start = (port: number): void => {
    const child = spawn(process.execPath, [CHILD, database.url, String(port)], { stdio: "ignore" });
    children.add(child);
    child.once("exit", () => {
      children.delete(child);
      if (!isOver) start(port);
    });
  };
  return {
    killed: () => killed,
    watch(moment: Moment): void {
      if (moment !== fate.moment || killed >= kills || isOver) return;
      fate.left -= 1;
      if (fate.left > 0) return;
      fate = next();
      const [victim] = [...children].toSorted(() => random.next() - 0.5);
      if (victim?.kill("SIGKILL")) killed += 1;
    },
    begin: (port: number) => Array.from({ length: PROCESSES }, () => start(port)),
    async end(): Promise<void> {
      isOver = true;
      const gone = [...children].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      children.forEach((child) => child.kill("SIGKILL"));
      await Promise.all(gone);
    },
  };
}

/** Some mails meet trouble; how many of them may end as unknown. */
function misbehave(sink: SmtpSink, addresses: readonly string[], random: Random): number {
  let lost = 0;
  for (const address of addresses.filter(() => random.chance(ODD_SHARE))) {
    const order = random.between(1, 6);
    if (order >= 5) lost += 1;
    if (order === 1) sink.script(address, { at: "rcpt", code: 450, text: "4.2.0 Not now" });
    if (order === 2) sink.script(address, { at: "rcpt", code: 550, text: "5.1.1 No such user" });
    if (order === 3) sink.script(address, { at: "rcpt", drop: true });
    if (order === 4) sink.script(address, { at: "data", code: 451, text: "4.3.0 Busy" });
    if (order === 5) sink.script(address, { at: "data", drop: true });
    if (order === 6) sink.script(address, { at: "data", drop: "after_keeping" });
  }
  return lost;
}

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
  const senders = startSenders(plan);
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
