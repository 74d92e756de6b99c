import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { ChallengeKind } from "../models/factor.ts";
import type { Tables } from "../models/tables.ts";

export type ChallengeRepository = ReturnType<typeof createChallengeRepository>;

type NewChallenge = { userId: string | null; kind: ChallengeKind; facts: Record<string, string>; seconds: number };

/** What browsers were asked in the middle of a sign-in. Each has an end, and is taken once. */
export function createChallengeRepository(db: Kysely<Tables>) {
  return {
    async insert({ seconds, facts, ...challenge }: NewChallenge): Promise<string> {
      const expiresAt = sql<string>`now() + make_interval(secs => ${seconds})`;
      const row = { ...challenge, id: newId(), facts: JSON.stringify(facts), expiresAt };
      await db.insertInto("signInChallenges").values(row).execute();
      return row.id;
    },

    /** Counts a try, and answers whose challenge it is as long as there are tries and time left. */
    attempt: (id: string, kind: ChallengeKind, mostTries: number) =>
      db
        .updateTable("signInChallenges")
        .set({ tries: sql`tries + 1` })
        .where("id", "=", id)
        .where("kind", "=", kind)
        .where("tries", "<", mostTries)
        .where("expiresAt", ">", sql<string>`now()`)
        .returning(["userId", "facts"])
        .executeTakeFirst(),

    /** Takes it away: of several at once only one gets it. */
    take: (id: string, kind: ChallengeKind) =>
      db
        .deleteFrom("signInChallenges")
        .where("id", "=", id)
        .where("kind", "=", kind)
        .where("expiresAt", ">", sql<string>`now()`)
        .returning(["userId", "facts"])
        .executeTakeFirst(),

    async purge(): Promise<void> {
      await db
        .deleteFrom("signInChallenges")
        .where("expiresAt", "<=", sql<string>`now()`)
        .execute();
    },
  };
}
