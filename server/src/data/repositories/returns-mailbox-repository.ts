import type { ReturnsMailboxState } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** A mailbox that nobody else reads for a while. */
export type DueReturnsMailbox = {
  connectionId: string;
  businessId: string;
  userId: string;
  place: string;
  uidValidity: number | null;
  lastUid: number;
  failures: number;
};

/** Longer than one reading may last. */
const LEASE_SECONDS = 180;
const inSeconds = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`;
const IS_READ = sql<boolean>`connections.kind = 'email' and connections.off_reason is null
  and jsonb_typeof(connections.settings->'returnsMailbox') = 'object'`;

/** How far the mailboxes of returned mails have been read, of all businesses. */
export function createReturnsMailboxRepository(db: Kysely<Tables>) {
  return {
    /** Those whose time has come or whose settings are new, taken by the caller. */
    async claim(limit: number): Promise<DueReturnsMailbox[]> {
      await sql`
        insert into returns_mailboxes (connection_id, business_id)
        select id, business_id from connections where ${IS_READ} on conflict do nothing`.execute(db);
      const { rows } = await sql<DueReturnsMailbox>`
        update returns_mailboxes set next_at = ${inSeconds(LEASE_SECONDS)}, updated_at = now()
        from businesses
        where businesses.id = returns_mailboxes.business_id and connection_id in (
          select waiting.connection_id from returns_mailboxes as waiting
          join connections on connections.id = waiting.connection_id
          where ${IS_READ} and (waiting.next_at <= now() or connections.updated_at > waiting.updated_at)
          order by waiting.next_at limit ${limit} for update of waiting skip locked)
        returning connection_id, business_id, businesses.user_id, place, uid_validity, last_uid, failures`.execute(db);
      return rows;
    },

    /** Everything up to this message was looked at. In the transaction in which a report takes effect. */
    async advance(
      connectionId: string,
      { place, uidValidity, uid }: { place: string; uidValidity: number; uid: number },
      reports: number,
    ): Promise<void> {
      await db
        .updateTable("returnsMailboxes")
        .set({
          place,
          uidValidity,
          lastUid: uid,
          reports: sql`reports + ${reports}`,
          ...(reports > 0 && { lastReportAt: sql`now()` }),
        })
        .where("connectionId", "=", connectionId)
        .execute();
    },

    /** Ends a reading; with a problem where there was one. */
    async end(connectionId: string, problem: string | null, nextSeconds: number): Promise<void> {
      await db
        .updateTable("returnsMailboxes")
        .set({
          problem,
          failures: problem === null ? 0 : sql`failures + 1`,
          checkedAt: sql`now()`,
          nextAt: inSeconds(nextSeconds),
        })
        .where("connectionId", "=", connectionId)
        .execute();
    },

    /** Undefined while it has not been read. */
    find: (business: OwnedBusiness, connectionId: string): Promise<ReturnsMailboxState | undefined> =>
      db
        .selectFrom("returnsMailboxes")
        .select(["checkedAt", "problem", "reports", "lastReportAt"])
        .where("businessId", "=", business.id)
        .where("connectionId", "=", connectionId)
        .executeTakeFirst(),
  };
}
