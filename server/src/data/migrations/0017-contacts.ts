import { type Kysely, sql } from "kysely";

/** Who can be written to, what they said yes to, and which addresses nothing is sent to whoever they belong to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table businesses add column if not exists sender jsonb not null
      default '{"legalName":"","postalAddress":"","country":null,"registration":""}'`.execute(db);
  await sql`
    create table contacts (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      name text not null,
      email text,
      email_hash text,
      phone text,
      phone_hash text,
      language text,
      timezone text,
      country text,
      tags jsonb not null default '[]',
      source text not null,
      search_text text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  await sql`create index contacts_of_business on contacts (business_id, created_at desc, id desc)`.execute(db);
  await sql`
    create unique index contact_emails on contacts (email_hash, business_id) where deleted_at is null`.execute(db);
  await sql`
    create unique index contact_phones on contacts (phone_hash, business_id) where deleted_at is null`.execute(db);
  await sql`create index removed_contacts on contacts (deleted_at) where deleted_at is not null`.execute(db);

  await sql`
    create table consents (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      contact_id uuid not null references contacts (id) on delete cascade,
      channel text not null,
      basis text not null,
      source text not null,
      text_version text not null,
      given_at timestamptz not null,
      confirmed_at timestamptz,
      withdrawn_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index consents_of_business on consents (business_id)`.execute(db);
  await sql`create index consents_of_contact on consents (contact_id, channel, given_at desc)`.execute(db);
  await sql`
    create unique index open_consents on consents (contact_id, channel) where withdrawn_at is null`.execute(db);

  await sql`
    create table suppressions (
      business_id uuid not null references businesses (id) on delete cascade,
      channel text not null,
      address_hash text not null,
      hint text not null,
      reason text not null,
      detail text not null,
      until timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (business_id, channel, address_hash)
    )`.execute(db);
  await sql`create index suppressions_in_order on suppressions (business_id, created_at desc)`.execute(db);

  await sql`
    create table subscription_keys (
      business_id uuid primary key references businesses (id) on delete cascade,
      key bytea not null,
      created_at timestamptz not null default now()
    )`.execute(db);
}
