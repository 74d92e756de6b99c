import { type Kysely, sql } from "kysely";

/** When each key of the server was the one that new things are made with, and when something of a former one was read: an operator who replaces one sees what it holds up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table if not exists key_uses (
      key_id text not null,
      use text not null,
      first_at timestamptz not null default now(),
      last_at timestamptz not null default now(),
      primary key (key_id, use)
    )`.execute(db);
}
