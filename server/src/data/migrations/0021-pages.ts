import { type Kysely, sql } from "kysely";

/**
 * The public page of a business, the addresses it has or had (an old one leads on to the present one), and the articles on it. An
 * article is kept as it was published; it is there to read while its content says that it is out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table page_addresses (
      slug text primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index page_addresses_of_business on page_addresses (business_id, created_at)`.execute(db);
  await sql`
    create table pages (
      business_id uuid primary key references businesses (id) on delete cascade,
      slug text not null unique references page_addresses (slug),
      live boolean not null default false,
      first_live_at timestamptz,
      headline text not null default '',
      intro text not null default '',
      color text not null default 'ink',
      show_offers boolean not null default true,
      show_facts boolean not null default false,
      email text not null default '',
      phone text not null default '',
      imprint text not null default '',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table page_posts (
      content_id uuid primary key references contents (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      slug text not null,
      fields jsonb not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (business_id, slug)
    )`.execute(db);
}
