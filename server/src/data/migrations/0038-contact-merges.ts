import { type Kysely, sql } from "kysely";

/** What two contacts were before they became one, and what went over from one to the other: so that it can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_merges (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      kept_id uuid not null references contacts (id) on delete cascade,
      other_id uuid not null references contacts (id) on delete cascade,
      before jsonb not null,
      after jsonb not null,
      ended_consents uuid[] not null,
      consents uuid[] not null,
      conversations uuid[] not null,
      deliveries uuid[] not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create unique index contact_merges_of_other on contact_merges (other_id)`.execute(db);
  await sql`create index contact_merges_of_kept on contact_merges (kept_id)`.execute(db);
  await sql`create index contact_merges_of_business on contact_merges (business_id)`.execute(db);
}
