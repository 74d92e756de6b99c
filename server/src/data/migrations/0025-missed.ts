import { type Kysely, sql } from "kysely";

/** Why what was to go out at its time did not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table contents add column if not exists missed jsonb`.execute(db);
}
