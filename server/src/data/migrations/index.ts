import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as accounts from "./0001-accounts.ts";
import * as campaigns from "./0002-campaigns.ts";
import * as activeJobs from "./0003-active-jobs.ts";
import * as contentsByStatus from "./0004-contents-by-status.ts";
import * as aiLedger from "./0005-ai-ledger.ts";
import * as textsAndRatings from "./0006-texts-and-ratings.ts";
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
  "0008-processes": processes,
  "0009-queue-bounds": queueBounds,
};

/** Brings the database up to date: our tables first, then the queue's. Two processes at once are safe. */
export async function migrateToLatest(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await migrateQueue(db);
}
