import { type Kysely, sql } from "kysely";

/**
 * The turn of a job, which says who is served next, and what is needed to give it: the work of one business that has not
 * ended, and the work that waits. Both indexes hold only what is active, so they stay small whatever was ever done.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`alter table jobs add column if not exists turn integer not null default 0`.execute(db);
  await sql`drop index ${how} if exists active_work_of_business`.execute(db);
  await sql`create index ${how} active_work_of_business on jobs (business_id, turn)
    where status in ('queued', 'running') and kind <> 'campaign_contents'`.execute(db);
  await sql`drop index ${how} if exists work_by_status_and_turn`.execute(db);
  await sql`create index ${how} work_by_status_and_turn on jobs (status, turn)
    where status in ('queued', 'running') and kind <> 'campaign_contents'`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
