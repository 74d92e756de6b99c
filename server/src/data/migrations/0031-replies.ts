import { type Kysely, sql } from "kysely";

/** At which revision of its conversation somebody asked for a message to be sent: who wrote since is still to be answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column if not exists asked_revision bigint`.execute(db);
}
