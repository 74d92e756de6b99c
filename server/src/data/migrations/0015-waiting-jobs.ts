import { type Kysely, sql } from "kysely";

/** A generation that waits for the model's server says until when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table jobs add column next_try_at timestamptz`.execute(db);
}
