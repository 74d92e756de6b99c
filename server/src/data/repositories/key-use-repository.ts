import { type Kysely, sql } from "kysely";
import type { KeyUseTable } from "../models/key-use.ts";
import type { Tables } from "../models/tables.ts";

export type KeyUseRepository = ReturnType<typeof createKeyUseRepository>;
export type NotedUse = Pick<KeyUseTable, "keyId" | "use">;
export type SealedCount = { kind: "connections" | "twoFactors"; keyId: string; count: number };

/** Which keys of the server are in use, and what is kept under each. */
export function createKeyUseRepository(db: Kysely<Tables>) {
  return {
    /** They are in use now. */
    async note(uses: readonly NotedUse[]): Promise<void> {
      await db
        .insertInto("keyUses")
        .values([...uses])
        .onConflict((conflict) => conflict.columns(["keyId", "use"]).doUpdateSet({ lastAt: sql`now()` }))
        .execute();
    },

    list: () =>
      db.selectFrom("keyUses").select(["keyId", "use", "firstAt", "lastAt"]).orderBy("lastAt", "desc").execute(),

    /** How much is sealed under which key. */
    async sealed(): Promise<SealedCount[]> {
      const { rows } = await sql<SealedCount>`
        select 'connections' as kind, split_part(secrets, '.', 2) as key_id, count(*)::int as count
        from connections group by 2
        union all
        select 'twoFactors', split_part(secret, '.', 2), count(*)::int from two_factors group by 2`.execute(db);
      return rows;
    },

    /** The private halves of the keys that access tokens are signed with, sealed. */
    signingKeys: async (): Promise<string[]> => {
      const rows = await db.selectFrom("signingKeys").select("privateKey").execute();
      return rows.map(({ privateKey }) => privateKey);
    },

    /** How many sessions that still last were not prolonged since: what their browsers hold may be signed with a key of then. */
    async sessionsUntouchedSince(moment: string): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from sessions
        where expires_at > now() and updated_at <= ${moment}::timestamptz + interval '2 minutes'`.execute(db);
      return rows[0]?.count ?? 0;
    },
  };
}
