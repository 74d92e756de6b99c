import { type Kysely, sql } from "kysely";

/**
 * For the list of what is being done now, which is read business by business since several people work on one: without it, what a
 * business ever asked for is read to its end to find that nothing is under way.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`drop index ${how} if exists active_jobs_of_business`.execute(db);
  await sql`create index ${how} active_jobs_of_business on jobs (business_id, created_at desc, id desc)
    where status in ('queued', 'running')`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
