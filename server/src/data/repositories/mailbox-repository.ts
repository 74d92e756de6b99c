import type { InboxMailboxState, ReturnsMailboxState } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** A mailbox that nobody else reads for a while. */
export type DueMailbox = {
  connectionId: string;
  businessId: string;
  userId: string;
  place: string;
  uidValidity: number | null;
  lastUid: number;
  failures: number;
};

/** Up to which message it was read. */
export type ReadTo = { place: string; uidValidity: number; uid: number };

/** What is read for which purpose: its table, the setting that names the mailbox, and what of it is counted. */
type Purpose = { table: string; setting: string; taken: string; lastTaken: string };

const RETURNS = {
  table: "returns_mailboxes",
  setting: "returnsMailbox",
  taken: "reports",
  lastTaken: "last_report_at",
};
const INBOX = { table: "inbox_mailboxes", setting: "inboxMailbox", taken: "messages", lastTaken: "last_message_at" };

/** Longer than one reading may last. */
const LEASE_SECONDS = 180;
const inSeconds = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`;

/** How far mailboxes have been read, of all businesses. */
function mailboxes(db: Kysely<Tables>, purpose: Purpose) {
  const [table, taken, lastTaken] = [sql.table(purpose.table), sql.ref(purpose.taken), sql.ref(purpose.lastTaken)];
  const isRead = sql<boolean>`connections.kind = 'email' and connections.off_reason is null
    and jsonb_typeof(connections.settings->${purpose.setting}::text) = 'object'`;

  return {
    /** Those whose time has come or whose settings are new, taken by the caller. */
    async claim(limit: number): Promise<DueMailbox[]> {
      await sql`
        insert into ${table} (connection_id, business_id)
        select id, business_id from connections where ${isRead} on conflict do nothing`.execute(db);
      const { rows } = await sql<DueMailbox>`
        update ${table} as mailbox set next_at = ${inSeconds(LEASE_SECONDS)}, updated_at = now()
        from businesses
        where businesses.id = mailbox.business_id and connection_id in (
          select waiting.connection_id from ${table} as waiting
          join connections on connections.id = waiting.connection_id
          where ${isRead} and (waiting.next_at <= now() or connections.updated_at > waiting.updated_at)
          order by waiting.next_at limit ${limit} for update of waiting skip locked)
        returning connection_id, mailbox.business_id, businesses.user_id, place, uid_validity, last_uid, failures`.execute(
        db,
      );
      return rows;
    },

    /** Everything up to this message was looked at. In the transaction in which a message takes effect. */
    async advance(connectionId: string, { place, uidValidity, uid }: ReadTo, number: number): Promise<void> {
      await sql`
        update ${table} set place = ${place}, uid_validity = ${uidValidity}, last_uid = ${uid}, ${taken} = ${taken} + ${number},
          ${lastTaken} = case when ${number} > 0 then now() else ${lastTaken} end
        where connection_id = ${connectionId}`.execute(db);
    },

    /** Ends a reading; with a problem where there was one. */
    async end(connectionId: string, problem: string | null, nextSeconds: number): Promise<void> {
      await sql`
        update ${table} set problem = ${problem}, failures = case when ${problem}::text is null then 0 else failures + 1 end,
          checked_at = now(), next_at = ${inSeconds(nextSeconds)}
        where connection_id = ${connectionId}`.execute(db);
    },
  };
}

/** The mailboxes of returned mails. */
export const createReturnsMailboxRepository = (db: Kysely<Tables>) => ({
  ...mailboxes(db, RETURNS),

  /** Undefined while it has not been read. */
  find: (business: OwnedBusiness, connectionId: string): Promise<ReturnsMailboxState | undefined> =>
    db
      .selectFrom("returnsMailboxes")
      .select(["checkedAt", "problem", "reports", "lastReportAt"])
      .where("businessId", "=", business.id)
      .where("connectionId", "=", connectionId)
      .executeTakeFirst(),
});

/** The mailboxes that people write to. */
export const createInboxMailboxRepository = (db: Kysely<Tables>) => ({
  ...mailboxes(db, INBOX),

  /** A mail that could not be taken; it is still in the mailbox. */
  async refuse(connectionId: string, reason: string): Promise<void> {
    await db
      .updateTable("inboxMailboxes")
      .set({ refused: sql`refused + 1`, lastRefusal: reason })
      .where("connectionId", "=", connectionId)
      .execute();
  },

  /** Undefined while it has not been read. */
  find: (business: OwnedBusiness, connectionId: string): Promise<InboxMailboxState | undefined> =>
    db
      .selectFrom("inboxMailboxes")
      .select(["checkedAt", "problem", "messages", "lastMessageAt", "refused", "lastRefusal"])
      .where("businessId", "=", business.id)
      .where("connectionId", "=", connectionId)
      .executeTakeFirst(),
});
