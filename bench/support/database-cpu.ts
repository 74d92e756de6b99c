import { readFile } from "node:fs/promises";
import type { Tables } from "../../server/src/data/models/tables.ts";
import type { Database } from "../../server/src/infrastructure/database.ts";

const TICK_MS = 10;

/** Fields of /proc/<pid>/stat behind the name, which may hold spaces. */
async function statOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
}

/** What a process has computed so far, in milliseconds; zero where it is gone, and elsewhere than on Linux. */
export async function processCpuMs(pid: number): Promise<number> {
  const [, , , , , , , , , , , user = 0, system = 0] = await statOf(pid);
  return (user + system) * TICK_MS;
}

/**
 * What PostgreSQL has computed so far, in milliseconds: its connections, and the helpers it has already ended. It does not depend on
 * what else the machine does. On Linux; elsewhere it is zero.
 */
export async function databaseCpuMs(pool: Database<Tables>["pool"]): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend'",
  );
  const stats = await Promise.all(rows.map(({ pid }) => statOf(pid)));
  const parent = stats[0]?.[1] ?? 0;
  const [, , , , , , , , , , , , , childUser = 0, childSystem = 0] = await statOf(parent);
  const own = stats.reduce((sum, [, , , , , , , , , , , user = 0, system = 0]) => sum + user + system, 0);
  return (own + childUser + childSystem) * TICK_MS;
}
