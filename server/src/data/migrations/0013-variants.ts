import { type Kysely, sql } from "kysely";

/**
 * Versions of a text side by side, and the wish of one tap in the history. Several jobs may write versions of the same content at a
 * time; of all others there is one.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`
    create table if not exists content_variants (
      business_id uuid not null references businesses (id) on delete cascade,
      content_id uuid not null references contents (id) on delete cascade,
      set_id uuid not null,
      number integer not null,
      approach text not null,
      fields jsonb,
      claims jsonb not null default '[]',
      receipt jsonb,
      failure jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (content_id, set_id, number)
    )`.execute(db);
  await sql`drop index ${how} if exists content_variants_of_business`.execute(db);
  await sql`create index ${how} content_variants_of_business on content_variants (business_id)`.execute(db);
  await sql`alter table content_versions add column if not exists wish text`.execute(db);
  await sql`drop index ${how} if exists one_running_job_of_content`.execute(db);
  await sql`create unique index ${how} one_running_job_of_content on jobs (content_id)
    where content_id is not null and status in ('queued', 'running') and kind <> 'variant'`.execute(db);
  await sql`drop index ${how} if exists one_running_job_per_content`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
