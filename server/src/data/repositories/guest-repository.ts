import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** Erased at once: few enough that nobody waits for it. */
const BATCH = 20;

/** Users who look around without an account. */
export function createGuestRepository(db: Kysely<Tables>) {
  return {
    /** Erases some of those that came so many hours ago, with all that was theirs; what their texts cost stays on record. How many there were. Call it in a transaction. */
    async erase(domain: string, hours: number): Promise<number> {
      const { rows } = await sql<{ id: string }>`
        select id from users
        where email like ${`%@${domain}`} and created_at < now() - make_interval(hours => ${hours})
          and not exists (select from jobs where jobs.user_id = users.id and jobs.status in ('queued', 'running'))
        limit ${sql.lit(BATCH)} for update skip locked`.execute(db);
      const owners = rows.map(({ id }) => id);
      if (owners.length === 0) return 0;
      await sql`
        update ai_logs set raw_answer = null, prompt_text = null, prompt_expires_at = null
        where outcome <> 'started' and business_id in (select id from businesses where user_id = any(${owners}::uuid[]))`.execute(
        db,
      );
      await sql`delete from users where id = any(${owners}::uuid[])`.execute(db);
      await db.deleteFrom("aiLimits").where("ownerId", "in", owners).execute();
      return owners.length;
    },
  };
}
