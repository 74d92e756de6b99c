import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** Erased at once: few enough that nobody waits for it. */
const BATCH = 20;

/** Users who look around without an account. */
export function createGuestRepository(db: Kysely<Tables>) {
  return {
    /** Erases some of those that came so many hours ago, with all that was theirs. How many there were. Call it in a transaction. */
    async erase(domain: string, hours: number): Promise<number> {
      const { rows } = await sql<{ id: string }>`
        delete from users where id in (
          select id from users
          where email like ${`%@${domain}`} and created_at < now() - make_interval(hours => ${hours})
            and not exists (select from jobs where jobs.user_id = users.id and jobs.status in ('queued', 'running'))
          limit ${sql.lit(BATCH)} for update skip locked)
        returning id`.execute(db);
      const owners = rows.map(({ id }) => id);
      if (owners.length === 0) return 0;
      await db.deleteFrom("aiLimits").where("ownerId", "in", owners).execute();
      await db.deleteFrom("aiSpend").where("ownerId", "in", owners).execute();
      return owners.length;
    },
  };
}
