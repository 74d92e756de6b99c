import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { StartRefusal } from "../../core/start-refusal.ts";

/** One step of the schema, in a transaction of its own. */
export type Step = Migration & {
  /**
   * Does the same as `up` while the tables are in use, with what no transaction allows (`create index concurrently`).
   * It may begin again after it broke off in the middle.
   */
  upInUse?(db: Kysely<unknown>): Promise<void>;
};
export type Steps = Readonly<Record<string, Step>>;

export type Patience = {
  /** Told in words what takes time. */
  report?: (line: string) => void;
  /** How long a table may stay locked by others before it is given up. */
  patienceMs?: number;
};

const PATIENCE_MS = 300_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
const ASK_AGAIN_MS = 100;
/** Numbers that are ours alone: processes that bring the same part of a database up to date wait for each other by them. */
const LOCKS = { ours: 4_837_261_905, queue: 4_837_261_906, wall: 4_837_261_907 };

/** lock_not_available: somebody held a table for longer than we may wait; deadlock_detected. Nothing was changed. */
const IN_THE_WAY = new Set(["55P03", "40P01"]);

/**
 * Takes the steps that were not taken yet, in their order. One process does it while others wait. A database that
 * is ahead, because a newer version was here, is left as it is.
 */
export async function takeSteps(db: Kysely<unknown>, steps: Steps, patience: Patience = {}): Promise<void> {
  if ((await pending(db, steps)).length === 0) return;
  await alone(db, "ours", patience, async () => {
    for (let [name] = await pending(db, steps); name !== undefined; [name] = await pending(db, steps)) {
      const upInUse = steps[name]?.upInUse;
      const next = upInUse ? { ...steps, [name]: { up: upInUse } } : steps;
      await untilNothingIsInTheWay(() => takeNext(db, next, upInUse !== undefined), patience);
    }
  });
}

/**
 * Whoever waits for a lock makes everybody wait who comes after, so a step waits a second at most (`lock_timeout`),
 * steps back as if it had never been, lets the others pass, and tries again.
 */
export async function untilNothingIsInTheWay(
  work: () => Promise<void>,
  { report, patienceMs = PATIENCE_MS }: Patience,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      if (Date.now() + pauseMs > deadline) throw new StartRefusal(GIVEN_UP, { cause: error });
      if (pauseMs === FIRST_PAUSE_MS) report?.("Waiting for a table that is in use, to bring it up to date.");
      await delay(pauseMs * (0.5 + Math.random() / 2));
    }
  }
}

const GIVEN_UP =
  "The database could not be brought up to date: a table was in use the whole time. Nothing was changed, and what " +
  "runs goes on as before. Find the transaction that stays open (select pid, xact_start, query from pg_stat_activity " +
  "where state <> 'idle' order by xact_start), end it, and start again.";

const isInTheWay = (error: unknown): boolean =>
  error instanceof Error && "code" in error && IN_THE_WAY.has(String(error.code));

async function takeNext(db: Kysely<unknown>, steps: Steps, disableTransactions: boolean): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => steps },
    allowUnorderedMigrations: true, // two lines of work may each add one
  });
  const { error } = await migrator.migrateUp({ disableTransactions });
  if (error) throw error;
}

/** Names of the steps that this database has not seen, in their order. */
async function pending(db: Kysely<unknown>, steps: Steps): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  const taken = rows[0]?.there
    ? await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    : { rows: [] };
  const names = new Set(taken.rows.map(({ name }) => name));
  return Object.keys(steps)
    .filter((name) => !names.has(name))
    .toSorted();
}

/** One process does the work while others wait. The lock belongs to a connection: it is free again however this process ends. */
export async function alone<Made>(
  db: Kysely<unknown>,
  part: keyof typeof LOCKS,
  { report }: Patience,
  work: () => Promise<Made>,
): Promise<Made> {
  const lock = sql.lit(LOCKS[part]);
  return db.connection().execute(async (connection) => {
    const isGranted = async (): Promise<boolean> => {
      const { rows } = await sql<{ granted: boolean }>`select pg_try_advisory_lock(${lock}) as granted`.execute(
        connection,
      );
      return rows[0]?.granted === true;
    };
    for (let told = false; !(await isGranted()); told = true) {
      if (!told) report?.("Waiting for another process that is bringing the database up to date.");
      await delay(ASK_AGAIN_MS);
    }
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}
