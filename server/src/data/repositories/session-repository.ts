import type { PageQuery } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { SessionTable } from "../models/account.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

export type SessionRepository = ReturnType<typeof createSessionRepository>;
export type StoredSession = Pick<SessionTable, "id" | "userId" | "ipAddress" | "userAgent"> & {
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
};

const COLUMNS = ["id", "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent"] as const;

/** Sessions that better-auth has made: which there are, and their end. */
export function createSessionRepository(db: Kysely<Tables>) {
  const live = () => db.selectFrom("sessions").where("expiresAt", ">", sql<string>`now()`);
  return {
    find: (id: string): Promise<StoredSession | undefined> =>
      live().select(COLUMNS).where("id", "=", id).executeTakeFirst(),

    /** Newest first. */
    async list(userId: string, { limit, cursor }: PageQuery): Promise<Page<StoredSession>> {
      const [before = null] = readCursor(cursor, "id") ?? [];
      const rows = await live()
        .select(COLUMNS)
        .where("userId", "=", userId)
        .$if(before !== null, (query) => query.where("id", "<", before))
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, ({ id }) => [id]);
    },

    /** Ends one session of this user; false where they have no such session. */
    async end(userId: string, id: string): Promise<boolean> {
      const row = await db
        .deleteFrom("sessions")
        .where("userId", "=", userId)
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Ends all sessions of this user but one, or all of them. How many that were. */
    async endAll(userId: string, but: string | null): Promise<number> {
      const rows = await db
        .deleteFrom("sessions")
        .where("userId", "=", userId)
        .$if(but !== null, (query) => query.where("id", "<>", but))
        .returning("id")
        .execute();
      return rows.length;
    },

    /** Puts hashes in the place of tokens that an older version has kept. How many there were, up to this many. */
    async hashSome(most: number): Promise<number> {
      const { numAffectedRows = 0n } = await sql`
        update sessions set token = 'sha256:' || encode(sha256(convert_to(token, 'UTF8')), 'hex')
        where id in (select id from sessions where token not like 'sha256:%' limit ${most})`.execute(db);
      return Number(numAffectedRows);
    },

    /** Forgets sessions that are over. */
    async sweep(olderThanDays: number): Promise<void> {
      await sql`delete from sessions where expires_at < now()
        or created_at < now() - make_interval(days => ${olderThanDays})`.execute(db);
    },
  };
}
