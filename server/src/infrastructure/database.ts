import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { columnTypes } from "./column-types.ts";
import { nameStatements } from "./named-statements.ts";

export type DatabaseOptions = {
  /** Most connections at once. */
  max?: number;
  applicationName?: string;
  /** Migrations may work for longer than a request may. */
  statementTimeoutMs?: number;
};

export type Database<Tables> = { db: Kysely<Tables>; pool: Pool; close(): Promise<void> };

/** Connects when first used. Sessions run in UTC; money beyond 2^53 throws instead of losing digits. */
export function openDatabase<Tables>(url: string, options: DatabaseOptions = {}): Database<Tables> {
  const { max = 10, applicationName = "handbill", statementTimeoutMs = 10_000 } = options;
  const pool = new Pool({
    connectionString: inUtc(url),
    max,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 2_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 5_000,
    maxLifetimeSeconds: 1_800,
    types: columnTypes,
  });
  survive(pool);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: nameStatements(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  let closed: Promise<void> | undefined;
  return { db, pool, close: () => (closed ??= pool.end()) };
}

/** Keeps what the address itself asks of the session, such as a search path. */
function inUtc(url: string): string {
  const [address = "", query = ""] = url.split("?", 2);
  const settings = new URLSearchParams(query);
  settings.set("options", `${settings.get("options") ?? ""} -c timezone=UTC`.trim());
  return `${address}?${settings.toString()}`;
}

/** A lost server is an error event on every connection. The query that was running is told; nobody else needs to die. */
function survive(pool: Pool): void {
  pool.on("error", nothingMore);
  pool.on("connect", (client) => client.on("error", nothingMore));
}

const nothingMore = () => {};
