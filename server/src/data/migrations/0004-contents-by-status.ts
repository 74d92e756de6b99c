import { type Kysely, sql } from "kysely";

/** For the list of what failed or waits for approval, which must not read through all contents of a business. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index contents_by_status on contents (business_id, status, (coalesce(scheduled_on, 'infinity')), id)`.execute(
    db,
  );
}
