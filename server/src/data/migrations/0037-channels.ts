import { type Kysely, sql } from "kysely";

/** What channels say about a message after it left, and the template that a message is made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages
      add column if not exists delivered_at timestamptz,
      add column if not exists read_at timestamptz,
      add column if not exists template jsonb`.execute(db);
}
