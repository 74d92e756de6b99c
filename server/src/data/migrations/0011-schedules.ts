import { type Kysely, sql } from "kysely";

/** Indexes for what looks at times, at what was removed, and at the jobs of a content that is erased. */
const indexes: readonly [name: string, on: string][] = [
  ["contents_by_time", "contents (business_id, scheduled_at) where scheduled_at is not null"],
  ["scheduled_contents", "contents (scheduled_at) where status = 'scheduled'"],
  ["removed_contents", "contents (business_id, deleted_at) where deleted_at is not null"],
  ["removed_campaigns", "campaigns (business_id, deleted_at) where deleted_at is not null"],
  ["jobs_of_content", "jobs (content_id) where content_id is not null"],
];

/** When contents go out and went out, and when their business is closed. */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  await sql`
    alter table contents
      add column if not exists scheduled_at timestamptz,
      add column if not exists timezone text,
      add column if not exists published_at timestamptz,
      add column if not exists published_url text,
      add column if not exists before_publishing jsonb`.execute(db);
  await sql`
    alter table businesses
      add column if not exists closed_weekdays jsonb not null default '[]',
      add column if not exists closed_dates jsonb not null default '[]'`.execute(db);
  const how = sql.raw(concurrently);
  for (const [name, on] of indexes) {
    await sql`drop index ${how} if exists ${sql.id(name)}`.execute(db);
    await sql`create index ${how} ${sql.id(name)} on ${sql.raw(on)}`.execute(db);
  }
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
