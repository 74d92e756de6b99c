import type { TwoFactor } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

export type TwoFactorRepository = ReturnType<typeof createTwoFactorRepository>;

/** Puts these in the place of all that were there. */
async function putCodes(tx: Kysely<Tables>, userId: string, codeHashes: readonly string[]): Promise<void> {
  await tx.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  await tx
    .insertInto("recoveryCodes")
    .values(codeHashes.map((codeHash) => ({ userId, codeHash })))
    .execute();
}

/** The second step of users: the app, and the recovery codes that stand in for it. */
export function createTwoFactorRepository(db: Kysely<Tables>) {
  const remove = (userId: string): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
      const row = await tx.deleteFrom("twoFactors").where("userId", "=", userId).returning("userId").executeTakeFirst();
      return row !== undefined;
    });

  return {
    find: (userId: string) =>
      db.selectFrom("twoFactors").select(["secret", "confirmedAt"]).where("userId", "=", userId).executeTakeFirst(),

    async standing(userId: string): Promise<TwoFactor> {
      const row = await db
        .selectFrom("twoFactors")
        .select((query) => [
          "confirmedAt",
          query
            .selectFrom("recoveryCodes")
            .select(sql<number>`count(*)::int`.as("left"))
            .where("userId", "=", userId)
            .where("usedAt", "is", null)
            .as("left"),
        ])
        .where("userId", "=", userId)
        .where("confirmedAt", "is not", null)
        .executeTakeFirst();
      return { on: row !== undefined, since: row?.confirmedAt ?? null, recoveryCodesLeft: row?.left ?? 0 };
    },

    /** Keeps the secret of an app that is not confirmed yet, instead of an earlier one; false where one is confirmed. */
    async begin(userId: string, secret: string): Promise<boolean> {
      const row = await db
        .insertInto("twoFactors")
        .values({ userId, secret, confirmedAt: null })
        .onConflict((conflict) =>
          conflict
            .column("userId")
            .doUpdateSet({ secret, lastStep: 0, updatedAt: sql`now()` })
            .where("twoFactors.confirmedAt", "is", null),
        )
        .returning("userId")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Takes the code of a time step: false where it, or a later one, was taken before. */
    async takeStep(userId: string, step: number): Promise<boolean> {
      const row = await db
        .updateTable("twoFactors")
        .set({ lastStep: step, updatedAt: sql`now()` })
        .where("userId", "=", userId)
        .where("lastStep", "<", step)
        .returning("userId")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Those that one of these keys has sealed. */
    sealedBy: (keys: readonly string[], limit: number) =>
      db
        .selectFrom("twoFactors")
        .select(["userId", "secret"])
        .where(sql<boolean>`split_part(secret, '.', 2) = any(${[...keys]}::text[])`)
        .limit(limit)
        .execute(),

    /** The same secret, sealed anew; not where another one has taken its place. */
    async sealAgain(userId: string, was: string, secret: string): Promise<void> {
      await db
        .updateTable("twoFactors")
        .set({ secret })
        .where("userId", "=", userId)
        .where("secret", "=", was)
        .execute();
    },

    /** From now on it counts, with these recovery codes. False, and nothing is changed, where it did already. */
    confirm: (userId: string, codeHashes: readonly string[]): Promise<boolean> =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .updateTable("twoFactors")
          .set({ confirmedAt: sql`now()` })
          .where("userId", "=", userId)
          .where("confirmedAt", "is", null)
          .returning("userId")
          .executeTakeFirst();
        if (row) await putCodes(tx, userId, codeHashes);
        return row !== undefined;
      }),

    replaceCodes: (userId: string, codeHashes: readonly string[]): Promise<void> =>
      db.transaction().execute((tx) => putCodes(tx, userId, codeHashes)),

    /** Takes a recovery code: false where there is none, or it was taken before. */
    async takeCode(userId: string, codeHash: string): Promise<boolean> {
      const row = await db
        .updateTable("recoveryCodes")
        .set({ usedAt: sql`now()` })
        .where("userId", "=", userId)
        .where("codeHash", "=", codeHash)
        .where("usedAt", "is", null)
        .returning("userId")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Whether there was one. */
    remove,

    /** The same for an account that an operator names. */
    async removeByEmail(email: string): Promise<boolean> {
      const { rows } = await sql<{ id: string }>`select id from users where email = lower(${email})`.execute(db);
      return rows[0] !== undefined && remove(rows[0].id);
    },
  };
}
