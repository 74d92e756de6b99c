import { type Kysely, sql } from "kysely";

/** For the list of what is being done now, which must not read through all that was ever done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index active_jobs_of_user on jobs (user_id, created_at desc, id desc) where status in ('queued', 'running')`.execute(
    db,
  );
}
