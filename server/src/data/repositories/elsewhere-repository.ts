import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Tables } from "../models/tables.ts";
import { aloneWith, leadsIn } from "./ways-in.ts";

export type ElsewhereRepository = ReturnType<typeof createElsewhereRepository>;

/** An account somewhere else: who says so, and what they call it. Neither is ever used again for somebody else. */
export type Elsewhere = { issuer: string; subject: string };
type NewUser = { name: string; email: string };

/** As better-auth names the row that holds a password. */
const PASSWORD = "credential";

/** What else lets somebody in, or keeps out whoever does not have it. */
const FACTORS = ["sessions", "passkeys", "recoveryCodes", "twoFactors", "apiKeys", "accountTokens"] as const;

/** Which accounts elsewhere lead to which accounts here. */
export function createElsewhereRepository(db: Kysely<Tables>) {
  return {
    async ownerOf({ issuer, subject }: Elsewhere): Promise<string | undefined> {
      const row = await db
        .selectFrom("accounts")
        .select("userId")
        .where("providerId", "=", issuer)
        .where("accountId", "=", subject)
        .executeTakeFirst();
      return row?.userId;
    },

    /** By what somebody can sign in, but for passkeys. */
    async waysOf(userId: string): Promise<{ hasPassword: boolean; elsewhere: { issuer: string; since: string }[] }> {
      const rows = await db
        .selectFrom("accounts")
        .select(["providerId", "createdAt", sql<boolean>`password is not null`.as("hasPassword")])
        .where("userId", "=", userId)
        .orderBy("createdAt")
        .execute();
      return {
        hasPassword: rows.some((row) => row.hasPassword),
        elsewhere: rows
          .filter(({ providerId }) => providerId !== PASSWORD)
          .map(({ providerId, createdAt }) => ({ issuer: providerId, since: createdAt })),
      };
    },

    /** False where it leads to an account already, or this one has another of the same issuer. */
    async link(userId: string, elsewhere: Elsewhere): Promise<boolean> {
      const linked = await aloneWith(db, userId, async (tx) => {
        const other = await tx
          .selectFrom("accounts")
          .select("id")
          .where("userId", "=", userId)
          .where("providerId", "=", elsewhere.issuer)
          .executeTakeFirst();
        return other === undefined && put(tx, userId, elsewhere);
      });
      return linked ?? false;
    },

    /** `last` where nothing else would lead in: a password, a passkey, or another of the `issuers` that are asked here. */
    async unlink(userId: string, issuer: string, issuers: readonly string[]): Promise<"done" | "last" | "missing"> {
      const outcome = await aloneWith(db, userId, async (tx) => {
        const others = issuers.filter((one) => one !== issuer);
        if (!(await leadsIn(tx, userId, { issuers: others, butPasskey: null }))) return "last" as const;
        const row = await tx
          .deleteFrom("accounts")
          .where("userId", "=", userId)
          .where("providerId", "=", issuer)
          .returning("id")
          .executeTakeFirst();
        return row ? ("done" as const) : ("missing" as const);
      });
      return outcome ?? "missing";
    },

    /** Makes the account and the way into it at once; undefined where somebody has the address, or came by this way, meanwhile. */
    makeUser: ({ name, email }: NewUser, elsewhere: Elsewhere): Promise<string | undefined> =>
      db.transaction().execute(async (tx) => {
        const user = await tx
          .insertInto("users")
          .values({ id: newId(), name, email, emailVerified: true })
          .onConflict((conflict) => conflict.column("email").doNothing())
          .returning("id")
          .executeTakeFirst();
        if (!user) return undefined;
        if (await put(tx, user.id, elsewhere)) return user.id;
        await tx.deleteFrom("users").where("id", "=", user.id).execute();
        return undefined;
      }),

    /**
     * Gives an account whose address nobody has confirmed to who has: whatever whoever made it could come back by is gone. False where
     * the address was confirmed meanwhile, or the way leads elsewhere.
     */
    async takeOver(userId: string, elsewhere: Elsewhere): Promise<boolean> {
      const taken = await aloneWith(db, userId, async (tx, isConfirmed) => {
        if (isConfirmed || !(await put(tx, userId, elsewhere))) return false;
        await tx
          .deleteFrom("accounts")
          .where("userId", "=", userId)
          .where((row) =>
            row.or([row("providerId", "<>", elsewhere.issuer), row("accountId", "<>", elsewhere.subject)]),
          )
          .execute();
        for (const table of FACTORS) await tx.deleteFrom(table).where("userId", "=", userId).execute();
        await tx.updateTable("users").set({ emailVerified: true }).where("id", "=", userId).execute();
        return true;
      });
      return taken ?? false;
    },
  };
}

/** False where it leads to an account already. */
async function put(tx: Kysely<Tables>, userId: string, { issuer, subject }: Elsewhere): Promise<boolean> {
  const row = await tx
    .insertInto("accounts")
    .values({ id: newId(), userId, providerId: issuer, accountId: subject, password: null })
    .onConflict((conflict) => conflict.columns(["providerId", "accountId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
