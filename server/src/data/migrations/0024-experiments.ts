import { type Kysely, sql } from "kysely";

/** Tests between the destinations of a link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table experiments (
      link_id uuid primary key references links (id) on delete cascade,
      business_id uuid not null references businesses (id) on delete cascade,
      state text not null,
      started_at timestamptz not null default now(),
      ended_at timestamptz,
      winner integer,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index experiments_of_business on experiments (business_id)`.execute(db);
  await sql`create index running_experiments on experiments (started_at) where state = 'running'`.execute(db);
}
