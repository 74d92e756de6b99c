import { type Kysely, sql } from "kysely";

/** One row that only moves forward: an earlier state of the database is known by it. Made when first used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table timeline (
      only_row boolean primary key default true check (only_row),
      id uuid not null default gen_random_uuid(),
      tick bigint not null
    )`.execute(db);
}
