import { type Kysely, sql } from "kysely";

/** The beginnings of texts that are being written, and what owners think of what was written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Worth nothing after a crash, written several times a second: unlogged.
  await sql`
    create unlogged table job_texts (
      job_id uuid primary key,
      parent_id uuid,
      content_id uuid,
      number bigint not null,
      text jsonb not null,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index job_texts_of_parent on job_texts (parent_id) where parent_id is not null`.execute(db);
  await sql`create sequence job_text_numbers as bigint owned by job_texts.number`.execute(db);

  await sql`alter table contents add column rating text`.execute(db);
  await sql`alter table campaigns add column rating text`.execute(db);
  await sql`
    create table ai_ratings (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      user_id uuid not null,
      campaign_id uuid not null,
      content_id uuid,
      job_id uuid,
      rating text,
      note text not null,
      prompt_id text,
      prompt_version integer,
      model text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index ai_ratings_of_business on ai_ratings (business_id, created_at desc)`.execute(db);
}
