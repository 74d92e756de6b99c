import { type Kysely, sql } from "kysely";

/** Tests of the subjects of an email, and when the website of a business was heard of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table subject_tests (
      content_id uuid primary key references contents (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      others jsonb not null,
      share integer not null,
      hours integer not null,
      measure text not null,
      state text not null default 'planned',
      mailing_id uuid,
      tried_at timestamptz,
      ended_at timestamptz,
      winner integer,
      rest integer,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index subject_tests_of_business on subject_tests (business_id)`.execute(db);
  await sql`create index running_subject_tests on subject_tests (updated_at) where state = 'running'`.execute(db);
  // Which of the subjects a mail has: null where there is no test, or where its reader waits for what comes of it.
  await sql`alter table deliveries add column subject integer`.execute(db);
  await sql`alter table deliveries add column tests_subject boolean not null default false`.execute(db);

  await sql`
    create table site_calls (
      business_id uuid not null references businesses (id) on delete cascade,
      source text not null,
      origin text not null,
      first_at timestamptz not null default now(),
      last_at timestamptz not null default now(),
      primary key (business_id, source)
    )`.execute(db);
}
