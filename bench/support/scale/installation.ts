import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Tables } from "../../../server/src/data/models/tables.ts";
import type { Database } from "../../../server/src/infrastructure/database.ts";
import { databaseCpuMs, processCpuMs } from "../database-cpu.ts";
import { startProduct } from "../product.ts";

type Role = "web" | "worker";
type Running = { role: Role; process: Awaited<ReturnType<typeof startProduct>> };

/** CPU used so far by everything that takes part, in milliseconds. */
export type Cpu = Record<Role | "postgresql" | "model" | "bench", number>;

/** Several processes of the product on one database, begun, ended and killed while others go on. */
export function createInstallation(settings: Record<string, string>, pool: Database<Tables>["pool"], modelPid: number) {
  const running: Running[] = [];
  const usedByThoseThatAreGone = { web: 0, worker: 0 };
  const of = (wanted: Role) => running.filter(({ role }) => role === wanted);

  const take = async (role: Role): Promise<Running> => {
    const last = of(role).at(-1);
    if (!last) throw new Error(`There is no ${role} left.`);
    running.splice(running.indexOf(last), 1);
    usedByThoseThatAreGone[role] += await processCpuMs(last.process.pid);
    return last;
  };
  const usedBy = async (role: Role): Promise<number> => {
    const each = await Promise.all(of(role).map(({ process }) => processCpuMs(process.pid)));
    return each.reduce((sum, one) => sum + one, usedByThoseThatAreGone[role]);
  };

  const add = async (role: Role): Promise<void> => {
    running.push({ role, process: await startProduct({ ...settings, ROLE: role, WITHOUT_PROBE: "yes" }) });
  };
  return {
    add,
    /** Until there are so many of each. Who leaves finishes what it does. */
    async become(wanted: Record<Role, number>): Promise<void> {
      for (const role of ["web", "worker"] as const) {
        while (of(role).length < wanted[role]) await add(role);
        while (of(role).length > wanted[role]) await (await take(role)).process[Symbol.asyncDispose]();
      }
    },
    /** As a machine fails. */
    kill: async (role: Role): Promise<void> => (await take(role)).process.kill(),
    webs: () => of("web").map(({ process }) => process.url),
    async cpu(): Promise<Cpu> {
      const { user, system } = process.cpuUsage();
      const [web, worker, postgresql, model] = await Promise.all([
        usedBy("web"),
        usedBy("worker"),
        databaseCpuMs(pool),
        processCpuMs(modelPid),
      ]);
      return { web, worker, postgresql, model, bench: (user + system) / 1000 };
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all(running.map(({ process }) => process[Symbol.asyncDispose]()));
    },
  };
}

const MODEL = join(import.meta.dirname, "../../../demo-model/src/main.ts");

/** The demo model as a process of its own; `delayScale` 1 is the pace that people see. It counts what it is asked. */
export async function startModelProcess(delayScale: number) {
  const child = spawn(process.execPath, [MODEL, "--port", "0", "--delay-scale", String(delayScale)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    /** How many calls of a model have arrived. */
    async calls(): Promise<number> {
      const { requests = [] }: { requests?: { number: number }[] } = JSON.parse(
        await (await fetch(new URL("/__fake/journal", url))).text(),
      );
      return requests.at(-1)?.number ?? 0;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const part of child.stdout ?? []) {
    said += String(part);
    const [, url] = /listens at (\S+)/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`The model did not start:\n${said}`);
}
