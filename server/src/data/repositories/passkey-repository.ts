import type { Passkey } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { PasskeyTable } from "../models/factor.ts";
import type { Tables } from "../models/tables.ts";
import { aloneWith, leadsIn } from "./ways-in.ts";

export type PasskeyRepository = ReturnType<typeof createPasskeyRepository>;

const WIRE = ["id", "name", "backedUp", "lastUsedAt", "createdAt"] as const;
const MOST = 100;

type NewPasskey = Pick<
  PasskeyTable,
  "userId" | "credentialId" | "publicKey" | "counter" | "transports" | "backedUp" | "name"
>;

/** Passkeys of users. Only `open` asks by what the authenticator says; all else names the user. */
export function createPasskeyRepository(db: Kysely<Tables>) {
  return {
    list: (userId: string): Promise<Passkey[]> =>
      db.selectFrom("passkeys").select(WIRE).where("userId", "=", userId).orderBy("id").limit(MOST).execute(),

    /** Names and ways of those a user has, so that an authenticator does not make a second one. */
    credentials: (userId: string) =>
      db.selectFrom("passkeys").select(["credentialId", "transports"]).where("userId", "=", userId).execute(),

    /** Undefined where it is there already. */
    insert: (passkey: NewPasskey): Promise<Passkey | undefined> =>
      db
        .insertInto("passkeys")
        .values({ ...passkey, id: newId() })
        .onConflict((conflict) => conflict.column("credentialId").doNothing())
        .returning(WIRE)
        .executeTakeFirst(),

    rename: (userId: string, id: string, name: string): Promise<Passkey | undefined> =>
      db
        .updateTable("passkeys")
        .set({ name, updatedAt: sql`now()` })
        .where("userId", "=", userId)
        .where("id", "=", id)
        .returning(WIRE)
        .executeTakeFirst(),

    /** `last` where nothing else would lead in, of accounts elsewhere those of these `issuers`. */
    async remove(userId: string, id: string, issuers: readonly string[]): Promise<"done" | "last" | "missing"> {
      const outcome = await aloneWith(db, userId, async (tx) => {
        const mine = tx.deleteFrom("passkeys").where("userId", "=", userId).where("id", "=", id);
        const isLast = !(await leadsIn(tx, userId, { issuers, butPasskey: id }));
        if (isLast) return "last" as const;
        return (await mine.returning("id").executeTakeFirst()) ? ("done" as const) : ("missing" as const);
      });
      return outcome ?? "missing";
    },

    open: (credentialId: string) =>
      db
        .selectFrom("passkeys")
        .select(["id", "userId", "publicKey", "counter", "transports"])
        .where("credentialId", "=", credentialId)
        .executeTakeFirst(),

    async noteUse(id: string, counter: number, backedUp: boolean): Promise<void> {
      await db
        .updateTable("passkeys")
        .set({ counter, backedUp, lastUsedAt: sql`now()` })
        .where("id", "=", id)
        .execute();
    },
  };
}
