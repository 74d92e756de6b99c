import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Moment, SmtpSink } from "../../server/test/support/smtp-sink.ts";
import type { Random } from "./random.ts";

type Plan = { database: { url: string }; random: Random; mails: number; kills: number };

const CHILD = join(import.meta.dirname, "mail-sender-child.ts");
export const PROCESSES = 2;
const MOMENTS: Moment[] = ["named", "ended", "kept", "answered"];
/** One mail in so many meets a server that refuses, drops the line or loses its answer. */
const ODD_SHARE = 0.08;

/** The senders, each of which dies at a moment of some mail that nobody knows before. */
export function startSenders({ database, random, mails, kills }: Plan) {
  const children = new Set<ChildProcess>();
  /** What is still to pass before somebody dies: so many moments of this kind. */
  const next = () => ({
    moment: random.pick(MOMENTS),
    left: random.between(1, Math.max(1, Math.floor((1.6 * mails) / kills))),
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
export function misbehave(sink: SmtpSink, addresses: readonly string[], random: Random): number {
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
