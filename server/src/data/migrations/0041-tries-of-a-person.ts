import { type Kysely, sql } from "kysely";

/** How often a message was tried before a person let it go: sent again, it has as many tries as the first time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column if not exists tries_before integer not null default 0`.execute(db);
}
