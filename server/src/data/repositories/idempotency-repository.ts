import { sql, type Kysely } from "kysely";
import type { Tables } from "../models/tables.ts";

/** Where one key of one user counts. */
export type IdempotencyScope = { userId: string; method: string; path: string; key: string };
export type StoredAnswer = { status: number; headers: Record<string, string>; body: string };
export type LeftBehind = { jobId: string | null; resource: string | null };

export type IdempotencyRepository = ReturnType<typeof createIdempotencyRepository>;

export function createIdempotencyRepository(db: Kysely<Tables>) {
  const claimed = (claimId: string) => db.updateTable("idempotencyKeys").where("claimId", "=", claimId);

  return {
    /**
     * Takes the key for this attempt: true when it was free, or when its attempt was left running for longer than
     * `abandonedAfterSeconds` without having left anything behind (its process died).
     */
    async claim(
      scope: IdempotencyScope,
      claim: { claimId: string; fingerprint: string },
      abandonedAfterSeconds: number,
    ): Promise<boolean> {
      const row = await db
        .insertInto("idempotencyKeys")
        .values({ ...scope, ...claim, state: "running" })
        .onConflict((conflict) =>
          conflict
            .columns(["userId", "method", "path", "key"])
            .doUpdateSet({ claimId: claim.claimId, claimedAt: sql`now()` })
            .where("idempotencyKeys.state", "=", "running")
            .where("idempotencyKeys.fingerprint", "=", claim.fingerprint)
            .where("idempotencyKeys.jobId", "is", null)
            .where("idempotencyKeys.resource", "is", null)
            .where(
              "idempotencyKeys.claimedAt",
              "<",
              sql<string>`now() - make_interval(secs => ${abandonedAfterSeconds})`,
            ),
        )
        .returning("claimId")
        .executeTakeFirst();
      return row !== undefined;
    },

    find: (scope: IdempotencyScope) =>
      db
        .selectFrom("idempotencyKeys")
        .select(["fingerprint", "state", "status", "headers", "body", "jobId", "resource"])
        .where("userId", "=", scope.userId)
        .where("method", "=", scope.method)
        .where("path", "=", scope.path)
        .where("key", "=", scope.key)
        .executeTakeFirst(),

    /**
     * Notes what the request made. Call it in the transaction that makes it: then a repetition after a crash finds the
     * job instead of starting another. False when another attempt has taken the key over; that transaction must fail.
     */
    async link(claimId: string, { jobId, resource }: LeftBehind): Promise<boolean> {
      const row = await claimed(claimId).set({ jobId, resource }).returning("claimId").executeTakeFirst();
      return row !== undefined;
    },

    async complete(claimId: string, { status, headers, body }: StoredAnswer): Promise<void> {
      await claimed(claimId)
        .set({ state: "done", status, headers: JSON.stringify(headers), body })
        .execute();
    },

    /** Frees the key of an attempt that was refused. False when it left something behind: then the key stays taken. */
    async release(claimId: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom("idempotencyKeys")
        .where("claimId", "=", claimId)
        .where("jobId", "is", null)
        .where("resource", "is", null)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** Forgets old answers. A key that started a job stays taken, so that it can never start another. */
    async purge(olderThanDays: number): Promise<void> {
      const isOld = sql<boolean>`created_at < now() - make_interval(days => ${olderThanDays})`;
      await db.deleteFrom("idempotencyKeys").where(isOld).where("jobId", "is", null).execute();
      await db
        .updateTable("idempotencyKeys")
        .set({ state: "forgotten", headers: null, body: null })
        .where(isOld)
        .where("state", "<>", "forgotten")
        .execute();
    },
  };
}
