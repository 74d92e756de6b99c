import type { Kysely } from "kysely";
import type { Tables } from "../models/tables.ts";

export type SigningKeyRepository = ReturnType<typeof createSigningKeyRepository>;

export function createSigningKeyRepository(db: Kysely<Tables>) {
  return {
    /** Public halves of all keys, newest first. */
    list: () =>
      db
        .selectFrom("signingKeys")
        .select(["id", "publicKey", "alg"])
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .execute(),

    /** The private halves as they are kept. */
    sealed: () => db.selectFrom("signingKeys").select(["id", "privateKey"]).orderBy("id").execute(),

    /** The same key, sealed anew; not where somebody did so meanwhile. */
    async sealAgain(id: string, was: string, sealed: string): Promise<void> {
      await db
        .updateTable("signingKeys")
        .set({ privateKey: sealed })
        .where("id", "=", id)
        .where("privateKey", "=", was)
        .execute();
    },

    /** Forgets every key: tokens signed with them stop working, and the next token makes a new key. */
    async clear(): Promise<void> {
      await db.deleteFrom("signingKeys").execute();
    },
  };
}
