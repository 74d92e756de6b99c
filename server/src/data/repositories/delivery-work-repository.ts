import { type Kysely, sql } from "kysely";
import type { MailingLetter, MailingTrouble } from "../models/mailing.ts";
import type { Tables } from "../models/tables.ts";

/** A mailing of which something is to be sent now. */
export type DueMailing = {
  id: string;
  businessId: string;
  userId: string;
  contentId: string;
  connectionId: string;
  letter: MailingLetter;
  failures: number;
  /** Between two mails. */
  paceMs: number;
};

export type FinishedMailing = Pick<DueMailing, "id" | "businessId" | "userId" | "contentId">;

/** One mail that nobody else sends. */
export type DeliveryClaim = {
  id: string;
  businessId: string;
  mailingId: string;
  contactId: string;
  name: string;
  email: string;
  messageId: string;
  /** Which of the subjects of the letter; null where there is one for all. */
  subject: number | null;
  attempt: number;
};

/** What became of a try. A refusal comes back after `retrySeconds`, or not at all with null. */
export type DeliveryResult =
  | { kind: "accepted"; status: number | null; excerpt: string }
  | { kind: "refused"; errorKind: string; retrySeconds: number | null; status: number | null; excerpt: string }
  | { kind: "unknown"; errorKind: string; status: null; excerpt: string };

/** How long a mail is taken to be under way without a word of who sends it. */
const LEASE_SECONDS = 20;
const SWEEP_ROWS = 500;
const leaseEnd = sql<string>`now() + make_interval(secs => ${LEASE_SECONDS})`;
const inSeconds = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`;

const ownerOf = sql<string>`(select user_id from businesses where businesses.id = mailings.business_id)`;
const anythingDue = sql<boolean>`exists (select from deliveries d
  where d.mailing_id = mailings.id and d.status = 'queued' and d.next_at <= now())`;

/** What the sending processes do with mails, of all businesses. Times are those of the database. */
export function createDeliveryWorkRepository(db: Kysely<Tables>) {
  const endAttempt = (claim: { id: string; attempt: number }, result: DeliveryResult) =>
    db
      .updateTable("deliveryAttempts")
      .set({
        status: result.kind,
        errorKind: result.kind === "accepted" ? null : result.errorKind,
        smtpStatus: result.status,
        excerpt: result.excerpt,
        endedAt: sql`now()`,
      })
      .where("deliveryId", "=", claim.id)
      .where("number", "=", claim.attempt)
      .execute();

  return {
    /** Mailings with something to send, the one that waits longest first. */
    due: (limit: number): Promise<DueMailing[]> =>
      db
        .selectFrom("mailings")
        .select(["id", "businessId", "contentId", "connectionId", "letter", "failures"])
        .select(ownerOf.as("userId"))
        .select(sql<number>`(60000.0 / per_minute)::double precision`.as("paceMs"))
        .where("status", "=", "sending")
        .where("nextAt", "<=", sql<string>`now()`)
        .where(anythingDue)
        .orderBy("nextAt")
        .limit(limit)
        .execute(),

    /**
     * Takes one mail of a mailing, in a transaction: from its end on the try is on record and the mail is nobody else's. The row of
     * the mailing is the turnstile that keeps the pace, across all processes.
     */
    async claim(mailingId: string): Promise<DeliveryClaim | undefined> {
      const turn = await db
        .selectFrom("mailings")
        .select("perMinute")
        .where("id", "=", mailingId)
        .where("status", "=", "sending")
        .where("nextAt", "<=", sql<string>`now()`)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (turn === undefined) return undefined;
      const claim = await db
        .updateTable("deliveries")
        .set({
          status: "sending",
          attempts: sql`attempts + 1`,
          leaseUntil: leaseEnd,
          updatedAt: sql`now()`,
        })
        .where("id", "=", ({ selectFrom }) =>
          selectFrom("deliveries")
            .select("id")
            .where("mailingId", "=", mailingId)
            .where("status", "=", "queued")
            .where("nextAt", "<=", sql<string>`now()`)
            .orderBy("nextAt")
            .orderBy("id")
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returning([
          "id",
          "businessId",
          "mailingId",
          "contactId",
          "name",
          "email",
          "messageId",
          "subject",
          "attempts as attempt",
        ])
        .executeTakeFirst();
      if (claim === undefined) return undefined;
      await db
        .insertInto("deliveryAttempts")
        .values({
          deliveryId: claim.id,
          number: claim.attempt,
          businessId: claim.businessId,
          status: "sending",
        })
        .execute();
      // A pace that is not reached saves up nothing for later.
      await db
        .updateTable("mailings")
        .set({ nextAt: sql`now() + make_interval(secs => ${60 / turn.perMinute})` })
        .where("id", "=", mailingId)
        .execute();
      return claim;
    },

    /** Where the contact is, and what time it is by the one clock; undefined for one who was removed. */
    readerOf: (contactId: string) =>
      db
        .selectFrom("contacts")
        .select(["timezone", "country", sql<string>`now()`.as("now")])
        .where("id", "=", contactId)
        .where("deletedAt", "is", null)
        .executeTakeFirst(),

    /** Still at it. */
    renew: (claim: DeliveryClaim) =>
      db
        .updateTable("deliveries")
        .set({ leaseUntil: leaseEnd })
        .where("id", "=", claim.id)
        .where("attempts", "=", claim.attempt)
        .where("status", "=", "sending")
        .execute(),

    /** It is not to be sent after all; the try never left the house. */
    async skip(claim: DeliveryClaim, reason: string): Promise<void> {
      await db
        .deleteFrom("deliveryAttempts")
        .where("deliveryId", "=", claim.id)
        .where("number", "=", claim.attempt)
        .execute();
      await db
        .updateTable("deliveries")
        .set({ status: "skipped", reason, leaseUntil: null, settledAt: sql`now()`, updatedAt: sql`now()` })
        .where("id", "=", claim.id)
        .where("attempts", "=", claim.attempt)
        .execute();
    },

    /** It is night there, or no day to disturb somebody: the try never left the house, and comes at its time. */
    async wait({ id, attempt }: DeliveryClaim, { reason, until }: { reason: string; until: string }): Promise<void> {
      const row = await db
        .updateTable("deliveries")
        .set({
          status: "queued",
          reason,
          attempts: attempt - 1,
          leaseUntil: null,
          nextAt: until,
          updatedAt: sql`now()`,
        })
        .where("id", "=", id)
        .where("attempts", "=", attempt)
        .where("status", "=", "sending")
        .returning("id")
        .executeTakeFirst();
      if (!row) return;
      await db.deleteFrom("deliveryAttempts").where("deliveryId", "=", id).where("number", "=", attempt).execute();
    },

    /**
     * Writes down what became of a try, in a transaction. What somebody took for lost meanwhile may still turn out to be known, as
     * long as no later try began.
     */
    async settle(claim: DeliveryClaim, result: DeliveryResult): Promise<void> {
      await endAttempt(claim, result);
      const back = result.kind === "refused" ? result.retrySeconds : null;
      const status = result.kind === "refused" ? (back === null ? "failed" : "queued") : result.kind;
      await db
        .updateTable("deliveries")
        .set({
          status,
          reason: result.kind === "accepted" ? null : result.errorKind,
          leaseUntil: null,
          ...(back === null ? { settledAt: sql<string>`now()` } : { nextAt: inSeconds(back), settledAt: null }),
          updatedAt: sql`now()`,
        })
        .where("id", "=", claim.id)
        .where("attempts", "=", claim.attempt)
        .where("status", "in", ["sending", "unknown"])
        .execute();
    },

    /** The mail server could not be used: nothing was sent, and the whole mailing waits. */
    async hold(mailingId: string, trouble: Omit<MailingTrouble, "at">, seconds: number | null): Promise<void> {
      await db
        .updateTable("mailings")
        .set({
          trouble: sql`jsonb_build_object('errorKind', ${trouble.errorKind}::text, 'excerpt', ${trouble.excerpt}::text, 'at', now())`,
          failures: sql`failures + 1`,
          ...(seconds === null ? { status: "paused" as const } : { nextAt: inSeconds(seconds) }),
          updatedAt: sql`now()`,
        })
        .where("id", "=", mailingId)
        .where("status", "=", "sending")
        .execute();
    },

    /** The mail server is there again. */
    clear: (mailingId: string) =>
      db
        .updateTable("mailings")
        .set({ trouble: null, failures: 0 })
        .where("id", "=", mailingId)
        .where("failures", ">", 0)
        .execute(),

    /** Mails whose sender is gone in the middle: nobody knows, and nobody sends them again by itself. How many. */
    async sweepLost(): Promise<number> {
      const { rows } = await sql`
        with lost as (
          update deliveries set status = 'unknown', reason = 'interrupted', lease_until = null, settled_at = now(), updated_at = now()
          where id in (select id from deliveries where status = 'sending' and lease_until < now()
            order by lease_until limit ${SWEEP_ROWS} for update skip locked)
          returning id, attempts)
        update delivery_attempts a set status = 'unknown', error_kind = 'interrupted', ended_at = now()
        from lost where a.delivery_id = lost.id and a.number = lost.attempts returning a.delivery_id`.execute(db);
      return rows.length;
    },

    /** Mailings of which nothing is left to send become done; those that just became so. */
    finish: (): Promise<FinishedMailing[]> =>
      db
        .updateTable("mailings")
        .set({ status: "done", finishedAt: sql`now()`, updatedAt: sql`now()` })
        .where("status", "=", "sending")
        .where(sql<boolean>`not exists (select from deliveries d
          where d.mailing_id = mailings.id and d.status in ('queued', 'sending'))`)
        .returning(["id", "businessId", "contentId"])
        .returning(ownerOf.as("userId"))
        .execute(),
  };
}
