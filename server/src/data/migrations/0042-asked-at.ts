import { type Kysely, sql } from "kysely";

/** When somebody asked for a message to be sent: what the customer wrote after it is not answered by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column if not exists asked_at timestamptz`.execute(db);
}
