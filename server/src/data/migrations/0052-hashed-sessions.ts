import { type Kysely, sql } from "kysely";

/**
 * Which processes find a session by the hash of its token. Tokens that are kept as they are become hashes once no process lives that
 * needs them so: not here, where the last version may still be running.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table processes add column if not exists hashes_sessions boolean not null default false`.execute(db);
}
