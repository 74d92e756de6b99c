import type { ApiKey, ApiKeyScope } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Tables } from "../models/tables.ts";

export type ApiKeyRepository = ReturnType<typeof createApiKeyRepository>;

const WIRE = ["id", "name", "lastFour", "scopes", "businessId", "expiresAt", "lastUsedAt", "createdAt"] as const;
const MOST = 100;

type NewKey = {
  userId: string;
  businessId: string | null;
  name: string;
  keyHash: string;
  lastFour: string;
  scopes: ApiKeyScope[];
  expiresInDays: number | null;
};

/** Keys for programs. They belong to users, so each query names one; only `open` asks by the key itself. */
export function createApiKeyRepository(db: Kysely<Tables>) {
  return {
    list: (userId: string): Promise<ApiKey[]> =>
      db.selectFrom("apiKeys").select(WIRE).where("userId", "=", userId).orderBy("id", "desc").limit(MOST).execute(),

    insert: ({ expiresInDays, ...key }: NewKey): Promise<ApiKey> =>
      db
        .insertInto("apiKeys")
        .values({
          ...key,
          id: newId(),
          expiresAt: expiresInDays === null ? null : sql<string>`now() + make_interval(days => ${expiresInDays})`,
        })
        .returning(WIRE)
        .executeTakeFirstOrThrow(),

    /** What it could do; undefined where this user has no such key. */
    remove: (userId: string, id: string) =>
      db
        .deleteFrom("apiKeys")
        .where("userId", "=", userId)
        .where("id", "=", id)
        .returning(["id", "businessId", "scopes"])
        .executeTakeFirst(),

    /** The businesses that a key of this user reaches which is not for one alone. */
    async businessesOf(userId: string): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from businesses
        where deleted_at is null
          and (user_id = ${userId} or id in (select business_id from business_members where user_id = ${userId}))`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** Whose key it is and what it may do, or that its time is over; undefined for no key of ours. */
    open: (keyHash: string) =>
      db
        .selectFrom("apiKeys")
        .select(["id", "userId", "businessId", "scopes"])
        .select([
          sql<boolean>`coalesce(expires_at <= now(), false)`.as("isOver"),
          sql<boolean>`coalesce(last_used_at < now() - interval '1 minute', true)`.as("isUseOld"),
        ])
        .where("keyHash", "=", keyHash)
        .where(sql<boolean>`not exists (select from users where users.id = user_id and deletion_asked_at is not null)`)
        .executeTakeFirst(),

    async noteUse(id: string): Promise<void> {
      await db
        .updateTable("apiKeys")
        .set({ lastUsedAt: sql`now()` })
        .where("id", "=", id)
        .execute();
    },
  };
}
