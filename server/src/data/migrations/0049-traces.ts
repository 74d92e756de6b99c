import { type Kysely, sql } from "kysely";

/** Which trace a job and its calls of the model belong to: one id leads from a request to what it cost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table jobs add column if not exists trace_id text`.execute(db);
  await sql`alter table ai_logs add column if not exists trace_id text`.execute(db);
}
