import { type Kysely, sql } from "kysely";
import type { TokenPurpose } from "../models/account.ts";
import type { Tables } from "../models/tables.ts";

export type AccountTokenRepository = ReturnType<typeof createAccountTokenRepository>;
type NewToken = {
  id: string;
  userId: string;
  purpose: TokenPurpose;
  tokenHash: string;
  email: string;
  goodForSeconds: number;
};

/** What proves that somebody has read a mail of ours: kept as hashes only, each good once. */
export function createAccountTokenRepository(db: Kysely<Tables>) {
  const live = (purpose: TokenPurpose) =>
    db
      .selectFrom("accountTokens")
      .where("purpose", "=", purpose)
      .where("expiresAt", ">", sql<string>`now()`);

  return {
    /** Whose address this is. */
    async findUser(email: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`select id from users where email = ${email.toLowerCase()}`.execute(db);
      return rows[0]?.id;
    },

    /** Puts one on record; putting it there again changes nothing. */
    async put({ goodForSeconds, ...token }: NewToken): Promise<void> {
      await db
        .insertInto("accountTokens")
        .values({ ...token, expiresAt: sql<string>`now() + make_interval(secs => ${goodForSeconds})` })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    },

    /** Whose it is, without using it up. */
    find: (purpose: TokenPurpose, tokenHash: string) =>
      live(purpose).select(["userId", "email"]).where("tokenHash", "=", tokenHash).executeTakeFirst(),

    /** How many others of the kind this user has that are still good. */
    async countOthers(purpose: TokenPurpose, userId: string, id: string): Promise<number> {
      const { count } = await live(purpose)
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("userId", "=", userId)
        .where("id", "<>", id)
        .executeTakeFirstOrThrow();
      return count;
    },

    /** Uses it up; undefined where somebody else was faster, or its time is over. */
    take: (purpose: TokenPurpose, tokenHash: string) =>
      db
        .deleteFrom("accountTokens")
        .where("purpose", "=", purpose)
        .where("tokenHash", "=", tokenHash)
        .where("expiresAt", ">", sql<string>`now()`)
        .returning(["userId", "email"])
        .executeTakeFirst(),

    /** All that this user was sent is good for nothing any more. */
    async removeOf(userId: string): Promise<void> {
      await db.deleteFrom("accountTokens").where("userId", "=", userId).execute();
    },

    async sweep(): Promise<void> {
      await db
        .deleteFrom("accountTokens")
        .where("expiresAt", "<=", sql<string>`now()`)
        .execute();
    },
  };
}
