import type { Sender } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { ConfirmationMailStatus } from "../models/confirmation.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** A mail that nobody else sends, and by which account. */
export type ConfirmationClaim = {
  id: string;
  attempt: number;
  businessId: string;
  userId: string;
  connectionId: string;
  contactId: string;
  addressHash: string;
  email: string;
  language: string | null;
  business: { name: string; language: string; sender: Sender };
};

/** A refusal comes back after `retrySeconds`, or not at all with null. */
export type ConfirmationResult =
  | { status: "sent" }
  | { status: "failed"; reason: string; retrySeconds: number | null }
  | { status: "unknown"; reason: string };

const LEASE_SECONDS = 120;
/** Nobody is surprised by a mail about what they did days ago. */
const KEPT_DAYS = 3;
/** How long a link to confirm holds, and some days: who has not followed it by then did not want it. */
const FORGOTTEN_DAYS = 37;
const BATCH = 500;
/** Between two mails to one address, and most of them in a day. Nobody fills somebody else's mailbox by a form. */
const PAUSE_MINUTES = 10;
const MOST_IN_A_DAY = 3;
/** Of one business: as many as a good day brings, and too few for whoever enters bought addresses. */
const MOST_IN_AN_HOUR = 300;

const account = sql<
  string | null
>`(select id from connections where connections.business_id = confirmation_mails.business_id
  and kind = 'email' and off_reason is null order by created_at, id limit 1)`;

/** Mails that ask people to confirm their address. */
export function createConfirmationRepository(db: Kysely<Tables>) {
  return {
    /** Puts a mail on record, in a transaction; false where there were enough of them. */
    async ask(businessId: string, contactId: string, addressHash: string): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`confirm ${addressHash}`}, 0))`.execute(db);
      const { rows } = await sql`
        insert into confirmation_mails (id, business_id, contact_id, address_hash, status)
        select ${newId()}, ${businessId}, ${contactId}, ${addressHash}, 'queued'
        where not exists (select from confirmation_mails where address_hash = ${addressHash} and (status in ('queued', 'sending')
            or (status <> 'failed' and created_at > now() - make_interval(mins => ${sql.lit(PAUSE_MINUTES)}))))
          and (select count(*) from confirmation_mails where address_hash = ${addressHash}
            and created_at > now() - interval '1 day') < ${sql.lit(MOST_IN_A_DAY)}
          and (select count(*) from confirmation_mails where business_id = ${businessId}
            and created_at > now() - interval '1 hour') < ${sql.lit(MOST_IN_AN_HOUR)}
        returning id`.execute(db);
      return rows.length > 0;
    },

    /** How it stands with the last mail to a contact. */
    latest: (business: OwnedBusiness, contactId: string) =>
      db
        .selectFrom("confirmationMails")
        .select(["status", "reason", sql<string>`coalesce(settled_at, created_at)`.as("at")])
        .select(sql<boolean>`${account} is not null`.as("hasAccount"))
        .where("businessId", "=", business.id)
        .where("contactId", "=", contactId)
        .orderBy("createdAt", "desc")
        .limit(1)
        .executeTakeFirst(),

    /** Whether the business has an account from which mails go out. */
    async hasAccount(businessId: string): Promise<boolean> {
      const row = await db
        .selectFrom("connections")
        .select("id")
        .where("businessId", "=", businessId)
        .where("kind", "=", "email")
        .where("offReason", "is", null)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Takes one mail that is due, in a transaction. Those of a business without a mail account wait for one. */
    async claim(): Promise<ConfirmationClaim | undefined> {
      const claimed = await db
        .updateTable("confirmationMails")
        .set({
          status: "sending",
          attempts: sql`attempts + 1`,
          leaseUntil: sql`now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", ({ selectFrom }) =>
          selectFrom("confirmationMails")
            .select("id")
            .where("status", "=", "queued")
            .where("nextAt", "<=", sql<string>`now()`)
            .where(sql<boolean>`${account} is not null`)
            .orderBy("nextAt")
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returning(["id", "attempts as attempt", "businessId", "contactId", "addressHash"])
        .returning(account.as("connectionId"))
        .executeTakeFirst();
      if (!claimed?.connectionId) return undefined;
      const reader = await db
        .selectFrom("contacts")
        .innerJoin("businesses", "businesses.id", "contacts.businessId")
        .select(["contacts.email", "contacts.language", "businesses.userId", "businesses.name", "businesses.sender"])
        .select("businesses.language as ofBusiness")
        .where("contacts.id", "=", claimed.contactId)
        .where("contacts.emailHash", "=", claimed.addressHash)
        .where("contacts.deletedAt", "is", null)
        .where("businesses.deletedAt", "is", null)
        .executeTakeFirst();
      if (!reader?.email) {
        await end(claimed.id, claimed.attempt, "expired", "removed");
        return undefined;
      }
      const { email, language, userId, name, sender, ofBusiness } = reader;
      const { connectionId } = claimed;
      return { ...claimed, connectionId, email, language, userId, business: { name, sender, language: ofBusiness } };
    },

    /** Writes down what became of it. */
    async settle(
      { id, attempt }: Pick<ConfirmationClaim, "id" | "attempt">,
      result: ConfirmationResult,
    ): Promise<void> {
      if (result.status !== "failed" || result.retrySeconds === null) {
        return end(id, attempt, result.status, result.status === "sent" ? null : result.reason);
      }
      await db
        .updateTable("confirmationMails")
        .set({
          status: "queued",
          reason: result.reason,
          leaseUntil: null,
          nextAt: sql<string>`now() + make_interval(secs => ${result.retrySeconds})`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", id)
        .where("attempts", "=", attempt)
        .where("status", "=", "sending")
        .execute();
    },

    /** Of mails whose sender is gone nobody knows; those that waited too long are not sent any more. */
    async sweep(): Promise<void> {
      await sql`
        update confirmation_mails set lease_until = null, settled_at = now(), updated_at = now(),
          status = case when status = 'sending' then 'unknown' else 'expired' end,
          reason = case when status = 'sending' then 'interrupted' else coalesce(reason, 'too_late') end
        where (status = 'sending' and lease_until < now())
          or (status = 'queued' and created_at < now() - make_interval(days => ${sql.lit(KEPT_DAYS)}))`.execute(db);
    },

    /** Who entered themselves and never confirmed it is forgotten. How many there were. */
    async forget(): Promise<number> {
      const { rows } = await sql`
        delete from contacts where id in (select c.id from contacts c
          where c.source = 'form' and c.created_at < now() - make_interval(days => ${sql.lit(FORGOTTEN_DAYS)})
            and exists (select from confirmation_mails m where m.contact_id = c.id)
            and not exists (select from confirmation_mails m where m.contact_id = c.id
              and m.created_at > now() - make_interval(days => ${sql.lit(FORGOTTEN_DAYS)}))
            and not exists (select from consents where consents.contact_id = c.id and confirmed_at is not null)
            and not exists (select from deliveries where deliveries.contact_id = c.id)
          limit ${sql.lit(BATCH)} for update skip locked) returning id`.execute(db);
      return rows.length;
    },
  };

  async function end(id: string, attempt: number, status: ConfirmationMailStatus, reason: string | null) {
    await db
      .updateTable("confirmationMails")
      .set({ status, reason, leaseUntil: null, settledAt: sql`now()`, updatedAt: sql`now()` })
      .where("id", "=", id)
      .where("attempts", "=", attempt)
      .where("status", "in", ["sending", "unknown"])
      .execute();
  }
}
