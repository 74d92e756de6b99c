import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as accounts from "./0001-accounts.ts";
import * as campaigns from "./0002-campaigns.ts";
import * as activeJobs from "./0003-active-jobs.ts";
import * as contentsByStatus from "./0004-contents-by-status.ts";
import * as aiLedger from "./0005-ai-ledger.ts";
import * as textsAndRatings from "./0006-texts-and-ratings.ts";
import * as lastingGenerations from "./0007-lasting-generations.ts";
import * as processes from "./0008-processes.ts";
import * as queueBounds from "./0009-queue-bounds.ts";
import { migrateQueue } from "./queue.ts";

/** Forward only; a name once released is never changed. */
const migrations: Record<string, Migration> = {
  "0001-accounts": accounts,
  "0002-campaigns": campaigns,
  "0003-active-jobs": activeJobs,
  "0004-contents-by-status": contentsByStatus,
  "0005-ai-ledger": aiLedger,
  "0006-texts-and-ratings": textsAndRatings,
  "0007-lasting-generations": lastingGenerations,
  "0008-processes": processes,
  "0009-queue-bounds": queueBounds,
};

export const knownMigrations: readonly string[] = Object.keys(migrations);

/**
 * Makes our tables as they were after a migration, for rows of that time; without one, as they are today. For a transaction of
 * the caller. Tables that are further already stay so. The queue is left alone.
 */
export async function migrateTables<Tables>(tx: Kysely<Tables>, upTo?: string): Promise<void> {
  const migrator = migratorOf(tx);
  const done = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt !== undefined);
  if (done.some(({ name }) => name === upTo)) return;
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error) throw error;
}

const migratorOf = <Tables>(db: Kysely<Tables>) =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });

/** Brings the database up to date: our tables first, then the queue's. Two processes at once are safe. */
export async function migrateToLatest(db: Kysely<unknown>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  await migrateQueue(db);
}
