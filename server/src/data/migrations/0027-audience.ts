import { type Kysely, sql } from "kysely";

/**
 * Whom a content is for, mails that ask somebody to confirm an address, and what was said when an address was taken off the list of
 * those who get nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table content_audiences (
      content_id uuid primary key references contents (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      tags jsonb not null,
      languages jsonb not null,
      hours text not null,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index content_audiences_of_business on content_audiences (business_id)`.execute(db);

  await sql`
    create table confirmation_mails (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      contact_id uuid not null references contacts (id) on delete cascade,
      address_hash text not null,
      status text not null,
      reason text,
      attempts integer not null default 0,
      next_at timestamptz not null default now(),
      lease_until timestamptz,
      settled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index confirmation_mails_of_business on confirmation_mails (business_id, created_at desc)`.execute(
    db,
  );
  await sql`create index confirmation_mails_of_contact on confirmation_mails (contact_id, created_at desc)`.execute(db);
  await sql`create index confirmation_mails_of_address on confirmation_mails (address_hash, created_at desc)`.execute(
    db,
  );
  await sql`
    create index confirmation_mails_to_send on confirmation_mails (next_at) where status in ('queued', 'sending')`.execute(
    db,
  );

  await sql`
    create table suppression_lifts (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      channel text not null,
      address_hash text not null,
      hint text not null,
      reason text not null,
      detail text not null,
      listed_at timestamptz not null,
      proof text not null,
      lifted_by text not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index suppression_lifts_of_business on suppression_lifts (business_id, created_at desc)`.execute(db);
}
