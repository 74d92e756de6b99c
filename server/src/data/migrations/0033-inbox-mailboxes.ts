import { type Kysely, sql } from "kysely";

/** The mailboxes that people write to, and how far each was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox_mailboxes (
      connection_id uuid primary key references connections (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      place text not null default '',
      uid_validity bigint,
      last_uid bigint not null default 0,
      failures integer not null default 0,
      problem text,
      messages integer not null default 0,
      refused integer not null default 0,
      last_refusal text,
      next_at timestamptz not null default now(),
      checked_at timestamptz,
      last_message_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index inbox_mailboxes_of_business on inbox_mailboxes (business_id)`.execute(db);
}
