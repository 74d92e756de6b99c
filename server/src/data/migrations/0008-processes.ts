import { type Kysely, sql } from "kysely";

/** Which processes run, and whether they still show signs of life. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table processes (
      id uuid primary key,
      role text not null,
      version text not null,
      takes_work boolean not null,
      started_at timestamptz not null default now(),
      beat_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
}
