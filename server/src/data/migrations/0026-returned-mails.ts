import { type Kysely, sql } from "kysely";

/** What a mail that came back said, the mailboxes in which such mails are looked for, and reports that were taken already. */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`
    alter table deliveries
      add column if not exists returned_status text,
      add column if not exists returned_lasting boolean`.execute(db);
  await sql`drop index ${how} if exists deliveries_to_address`.execute(db);
  await sql`
    create index ${how} deliveries_to_address on deliveries (business_id, lower(email), created_at desc)`.execute(db);

  await sql`
    create table if not exists returns_mailboxes (
      connection_id uuid primary key references connections (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      place text not null default '',
      uid_validity bigint,
      last_uid bigint not null default 0,
      failures integer not null default 0,
      problem text,
      reports integer not null default 0,
      next_at timestamptz not null default now(),
      checked_at timestamptz,
      last_report_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists returns_mailboxes_of_business`.execute(db);
  await sql`create index ${how} returns_mailboxes_of_business on returns_mailboxes (business_id)`.execute(db);

  await sql`
    create table if not exists taken_reports (
      business_id uuid not null references businesses (id) on delete cascade,
      report_id text not null,
      created_at timestamptz not null default now(),
      primary key (business_id, report_id)
    )`.execute(db);
  await sql`drop index ${how} if exists taken_reports_by_age`.execute(db);
  await sql`create index ${how} taken_reports_by_age on taken_reports (created_at)`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
