import { type Kysely, sql } from "kysely";

/**
 * The form by which everybody can write to a business, and what came by it within the last days: from which network and with which
 * words, as hashes alone, so that programs are told from people.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_forms (
      business_id uuid primary key references businesses (id) on delete cascade,
      is_on boolean not null default false,
      title text not null default '',
      intro text not null default '',
      thanks text not null default '',
      language text,
      name text not null default 'required',
      phone text not null default 'off',
      subject text not null default 'off',
      asks_consent boolean not null default false,
      sends_receipt boolean not null default false,
      sites text[] not null default '{}',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table form_entries (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      network text not null,
      address text not null,
      said text not null,
      is_quiet boolean not null,
      has_receipt boolean not null default false,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index form_entries_of_business on form_entries (business_id, created_at)`.execute(db);
  await sql`create index form_entries_by_age on form_entries (created_at)`.execute(db);
}
