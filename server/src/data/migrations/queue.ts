import { type Kysely, sql } from "kysely";
import { fromKysely, PgBoss } from "pg-boss";
import { DEAD_QUEUE, GENERATION_QUEUE } from "../models/queue.ts";

/** Brings the queue's own schema and its queues up to date; run after our own migrations, by one process at a time. */
export async function migrateQueue(db: Kysely<unknown>): Promise<void> {
  await db.connection().execute(async (connection) => {
    try {
      await prepare(connection);
    } catch (error) {
      await sql`rollback`.execute(connection); // its scripts open transactions of their own, and leave them open
      throw error;
    }
  });
}

async function prepare(db: Kysely<unknown>): Promise<void> {
  const boss = new PgBoss({
    db: fromKysely(db.withoutPlugins()),
    migrate: true,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", () => undefined); // start() rejects with the same fault
  await boss.start();
  try {
    await boss.createQueue(DEAD_QUEUE, deadQueue);
    await boss.updateQueue(DEAD_QUEUE, deadQueue);
    await boss.createQueue(GENERATION_QUEUE, generationQueue);
    await boss.updateQueue(GENERATION_QUEUE, generationQueue);
  } finally {
    await boss.stop({ graceful: false });
  }
}

const TEN_YEARS_SECONDS = 10 * 365 * 86_400;

/**
 * Three retries for faults of ours (a crash, a lost database); faults of the model are retried inside one run.
 * A run without a sign of life for 10 s counts as dead. Expiry is the longest deadline of a run with room to save it.
 * What waits is kept, however long nobody works: without its message a job would be queued for ever.
 */
const generationQueue = {
  notify: true,
  retryLimit: 3,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 10,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  retentionSeconds: TEN_YEARS_SECONDS,
  deadLetter: DEAD_QUEUE,
};

/** Telling an owner that a job was given up is small work that must arrive, also where whoever began it dies as well. */
const deadQueue = {
  heartbeatSeconds: 10,
  expireInSeconds: 60,
  retentionSeconds: TEN_YEARS_SECONDS,
  retryLimit: 50,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
};
