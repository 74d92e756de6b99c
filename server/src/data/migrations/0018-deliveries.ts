import { type Kysely, sql } from "kysely";

/**
 * An email that goes to many: the text as it is sent, and one row per contact of the audience, made in the transaction that claims
 * the content. A row of a try is there before a byte leaves, so that what broke off is known to have broken off.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mailings (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      content_id uuid not null references contents (id) on delete cascade,
      connection_id uuid not null,
      status text not null,
      letter jsonb not null,
      per_minute integer not null,
      trouble jsonb,
      failures integer not null default 0,
      next_at timestamptz not null default now(),
      finished_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index mailings_of_business on mailings (business_id, created_at desc)`.execute(db);
  await sql`create index mailings_of_content on mailings (content_id)`.execute(db);
  await sql`create index mailings_to_send on mailings (next_at) where status = 'sending'`.execute(db);

  await sql`
    create table deliveries (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      mailing_id uuid not null references mailings (id) on delete cascade,
      contact_id uuid not null,
      name text not null,
      email text not null,
      message_id text not null unique,
      status text not null,
      reason text,
      attempts integer not null default 0,
      next_at timestamptz not null default now(),
      lease_until timestamptz,
      settled_at timestamptz,
      returned text,
      returned_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (mailing_id, contact_id)
    )`.execute(db);
  await sql`create index deliveries_of_business on deliveries (business_id, created_at desc)`.execute(db);
  await sql`create index deliveries_by_status on deliveries (mailing_id, status, id)`.execute(db);
  await sql`create index deliveries_to_send on deliveries (mailing_id, next_at, id) where status = 'queued'`.execute(
    db,
  );
  await sql`create index deliveries_under_way on deliveries (lease_until) where status = 'sending'`.execute(db);
  await sql`create index deliveries_of_contact on deliveries (contact_id)`.execute(db);

  await sql`
    create table delivery_attempts (
      delivery_id uuid not null references deliveries (id) on delete cascade,
      number integer not null,
      business_id uuid not null references businesses (id) on delete cascade,
      status text not null,
      error_kind text,
      smtp_status integer,
      excerpt text,
      started_at timestamptz not null default now(),
      ended_at timestamptz,
      primary key (delivery_id, number)
    )`.execute(db);
  await sql`create index delivery_attempts_of_business on delivery_attempts (business_id)`.execute(db);
}
