import { type Kysely, sql } from "kysely";

/**
 * Replies are generated like texts: by a job, which belongs to a conversation and to no campaign, one at a time for each. The calls of
 * a waived job do not count against any budget: the conversation moved on while its reply was drafted.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  // The version before this one reads no job of a kind that it does not know, and only those have none.
  await sql`
    -- squawk-ignore ban-drop-not-null
    alter table jobs alter column campaign_id drop not null`.execute(db);
  await sql`alter table jobs add column if not exists conversation_id uuid`.execute(db);
  await sql`drop index ${how} if exists one_running_job_of_conversation`.execute(db);
  await sql`create unique index ${how} one_running_job_of_conversation on jobs (conversation_id)
    where conversation_id is not null and status in ('queued', 'running')`.execute(db);
  await sql`
    create table if not exists ai_waivers (
      job_id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists ai_waivers_of_business`.execute(db);
  await sql`create index ${how} ai_waivers_of_business on ai_waivers (business_id, created_at desc)`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
