import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

export type AccountMailRepository = ReturnType<typeof createAccountMailRepository>;
export type AccountMailClaim = { id: string; sealed: string; attempt: number };

/** So long nobody else takes a mail that is being sent; after that its sender is gone. */
const LEASE_SECONDS = 120;
/** Nobody is surprised by a mail about what they did yesterday. */
const KEPT_HOURS = 12;

/** Mails of the installation itself that wait to be sent; what was sent is not kept. */
export function createAccountMailRepository(db: Kysely<Tables>) {
  return {
    async put(id: string, sealed: string): Promise<void> {
      await db.insertInto("accountMails").values({ id, sealed }).execute();
    },

    /** Takes one mail that is due. */
    claim: (): Promise<AccountMailClaim | undefined> =>
      db
        .updateTable("accountMails")
        .set({
          attempts: sql`attempts + 1`,
          nextAt: sql`now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`,
        })
        .where("id", "=", ({ selectFrom }) =>
          selectFrom("accountMails")
            .select("id")
            .where("nextAt", "<=", sql<string>`now()`)
            .orderBy("nextAt")
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returning(["id", "sealed", "attempts as attempt"])
        .executeTakeFirst(),

    async retry({ id, attempt }: AccountMailClaim, seconds: number): Promise<void> {
      await db
        .updateTable("accountMails")
        .set({ nextAt: sql<string>`now() + make_interval(secs => ${seconds})` })
        .where("id", "=", id)
        .where("attempts", "=", attempt)
        .execute();
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom("accountMails").where("id", "=", id).execute();
    },

    /** Drops what waited too long. How many mails that were. */
    async sweep(): Promise<number> {
      const { rows } = await sql`delete from account_mails
        where created_at < now() - make_interval(hours => ${sql.lit(KEPT_HOURS)}) returning id`.execute(db);
      return rows.length;
    },
  };
}
