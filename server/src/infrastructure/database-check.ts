import { setTimeout as delay } from "node:timers/promises";
import { Client, type QueryResult } from "pg";
import { StartRefusal } from "../core/start-refusal.ts";

const OLDEST_VERSION = 15;

type Options = { patienceMs?: number; report?: (line: string) => void };

/** Refuses a database that is not there, not ours to enter, or too old. One that is still starting is waited for. */
export async function requireDatabase(url: string, { patienceMs = 30_000, report }: Options = {}): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let told = false;
  for (;;) {
    try {
      return requireVersion(await askVersion(url));
    } catch (cause) {
      if (cause instanceof StartRefusal) throw cause;
      if (!isPassing(cause) || Date.now() > deadline) {
        throw new StartRefusal(`The database at DATABASE_URL cannot be used: ${reasonOf(cause)}.`, { cause });
      }
      if (!told) report?.("Waiting for the database at DATABASE_URL.");
      told = true;
      await delay(500);
    }
  }
}

/** Refuses a database on which Handbill is at work; `self` is the name under which the caller itself connects. */
export async function requireUnused(url: string, self: string): Promise<void> {
  const { rows } = await ask<{ name: string }>(
    url,
    `select application_name as name from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and application_name like 'handbill%'`,
  );
  if (rows.every(({ name }) => name === self)) return;
  throw new StartRefusal(
    "Handbill is running on the database at DATABASE_URL. Nothing was changed. Stop every process of it first, or let DATABASE_URL name another, empty database.",
  );
}

async function askVersion(url: string): Promise<number> {
  const { rows } = await ask<{ version: string }>(url, "select current_setting('server_version_num') as version");
  return Math.floor(Number(rows[0]?.version) / 10_000);
}

async function ask<Row extends object>(url: string, question: string): Promise<QueryResult<Row>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // the question below fails with the same
  try {
    await client.connect();
    return await client.query<Row>(question);
  } finally {
    await client.end().catch(() => {}); // it may never have been opened
  }
}

function requireVersion(version: number): void {
  if (version >= OLDEST_VERSION) return;
  throw new StartRefusal(
    `The database at DATABASE_URL is PostgreSQL ${version}; Handbill needs ${OLDEST_VERSION} or later.`,
  );
}

/** Not reachable yet, or starting (class 57). A wrong password or name does not get better by waiting. */
const isPassing = (error: unknown) =>
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|57P03)$/.test(codeOf(error)) ||
  (error instanceof Error && /timeout/i.test(error.message));

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** Several addresses that were tried in vain make an error without words of its own. */
const reasonOf = (error: unknown): string =>
  (error instanceof AggregateError ? error.errors.map(String).join(", ") : "") ||
  (error instanceof Error ? error.message || codeOf(error) : String(error));
