import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from "kysely";
import { Pool, type PoolConfig } from "pg";
import { acting, isForNobody } from "../core/acting.ts";
import { askAs, prepareActing } from "./acting-statements.ts";
import { columnTypes } from "./column-types.ts";
import { nameStatements } from "./named-statements.ts";
import { closedBySilence } from "./silence.ts";

export type DatabaseOptions = {
  /** Most connections at once. */
  max?: number;
  applicationName?: string;
  /** Migrations may work for longer than a request may. */
  statementTimeoutMs?: number;
  /** How long a statement waits for what another has locked; whoever comes after it waits behind it. */
  lockTimeoutMs?: number;
  /** How long a caller waits for a connection, whether all are taken or none can be made. */
  acquireTimeoutMs?: number;
  /** A connection on which the server says nothing for so long is given up; by default longer than any statement may take. */
  silenceMs?: number;
};

export type Database<Tables> = {
  db: Kysely<Tables>;
  pool: Pool;
  /** Where users have connections of their own: those. */
  behind?: Pool;
  close(): Promise<void>;
};

const STATEMENT_MS = 10_000;
const LOCK_MS = 3_000;
const ACQUIRE_MS = 5_000;
const IDLE_MS = 10_000;
/** A statement is ended by the server, and that is heard, before silence is noticed. */
const SILENCE_AFTER_STATEMENT_MS = 3_000;

/** Connects when first used. Sessions run in UTC; money beyond 2^53 throws instead of losing digits. */
export function openDatabase<Tables>(url: string, options: DatabaseOptions = {}): Database<Tables> {
  const pool = openPool(withSettings(url, "-c timezone=UTC"), options);
  return { db: queriesOn(nameStatements(pool)), pool, close: once(() => pool.end()) };
}

/**
 * Two kinds of connections as one: what is done for a user (`core/acting.ts`) works under `role`, to which the database shows what is
 * this user's alone; what is expressly done for nobody works on `open` ones. Where it is not known for whom, nothing is asked: a user who
 * was lost on the way must not see what is nobody's. `pool` is that of the open ones.
 */
export function openWalledDatabase<Tables>(
  url: string,
  { role, walled, open }: { role: string; walled: DatabaseOptions; open: DatabaseOptions },
): Database<Tables> {
  // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, which its types do not say
  const behind = openPool(withSettings(url, `-c timezone=UTC -c role=${role}`), walled, { onConnect: prepareActing });
  const pool = openPool(withSettings(url, "-c timezone=UTC"), open);
  const forUsers = nameStatements(behind, (client) => {
    const userId = acting()?.userId;
    if (userId === undefined) throw new Error("A connection of users was taken for nobody.");
    return askAs(client, userId);
  });
  const forNobody = nameStatements(pool);
  const both: PostgresPool = {
    ...forNobody,
    async connect() {
      if (acting()) return forUsers.connect();
      if (isForNobody()) return forNobody.connect();
      throw new Error("Nobody said on whose behalf the database is asked: actAs or actAsNobody (core/acting.ts).");
    },
  };
  const close = once(async () => void (await Promise.all([behind.end(), pool.end()])));
  return { db: queriesOn(both), pool, behind, close };
}

function openPool(connectionString: string, options: DatabaseOptions, more: PoolConfig = {}): Pool {
  const { max = 10, applicationName = "handbill", statementTimeoutMs = STATEMENT_MS } = options;
  const { lockTimeoutMs = LOCK_MS, acquireTimeoutMs = ACQUIRE_MS } = options;
  const { silenceMs = statementTimeoutMs + SILENCE_AFTER_STATEMENT_MS } = options;
  const pool = new Pool({
    connectionString,
    max,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    connectionTimeoutMillis: acquireTimeoutMs,
    idleTimeoutMillis: Math.min(IDLE_MS, silenceMs / 2), // not one that waits for work
    maxLifetimeSeconds: 1_800,
    types: columnTypes,
    // Instead of pg's query_timeout, which tells the caller but hands its stuck connection to the next one.
    ...closedBySilence(silenceMs),
    ...more,
  });
  survive(pool);
  return pool;
}

const queriesOn = <Tables>(pool: PostgresPool) =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });

/** However often it is called. */
function once(end: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => (ended ??= end());
}

/** Keeps what the address itself asks of the session, such as a search path. */
function withSettings(url: string, wanted: string): string {
  const [address = "", query = ""] = url.split("?", 2);
  const settings = new URLSearchParams(query);
  settings.set("options", `${settings.get("options") ?? ""} ${wanted}`.trim());
  return `${address}?${settings.toString()}`;
}

/** A lost server is an error event on every connection. The query that was running is told; nobody else needs to die. */
function survive(pool: Pool): void {
  pool.on("error", nothingMore);
  pool.on("connect", (client) => client.on("error", nothingMore));
}

const nothingMore = () => {};
