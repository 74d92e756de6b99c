import { DAYTIME_REASONS, type Delivery, type DeliveryCounts, type Mailing } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { DeliveryStatus, MailingLetter, MailingStatus } from "../models/mailing.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

/** Somebody of the audience: gets the mail, or is left out for a reason. */
export type Addressee = {
  contactId: string;
  name: string;
  email: string;
  messageId: string;
  skipped: string | null;
  /** Until when it is night there, or no day to disturb somebody; null for who gets it at once. */
  waits: { reason: string; until: string } | null;
  /** Which of the subjects that are tested; those who wait for the result get the mail when there is one. */
  subject?: SubjectPlace | undefined;
};

/** The place of a subject, or that somebody waits for what comes of the test. */
export type SubjectPlace = number | "waits";

type Begin = {
  id: string;
  contentId: string;
  connectionId: string;
  letter: MailingLetter;
  perMinute: number;
  /** Not before then the first mail goes out; at once where nothing is said. */
  nextAt?: string;
  addressees: Addressee[];
};

type List = { mailingId: string; status: DeliveryStatus | undefined; cursor: string | undefined; limit: number };

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_AT_ONCE = 2_000;

const NOTHING: DeliveryCounts = {
  audience: 0,
  queued: 0,
  sending: 0,
  accepted: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
  bounced: 0,
  complained: 0,
};

/** Emails that go to many, as their owner sees and steers them. */
export function createMailingRepository(db: Kysely<Tables>) {
  const change = (business: OwnedBusiness, mailingId: string, from: MailingStatus[], set: { status: MailingStatus }) =>
    db
      .updateTable("mailings")
      .set({ ...set, trouble: null, failures: 0, nextAt: sql`now()`, updatedAt: sql`now()` })
      .where("businessId", "=", business.id)
      .where("id", "=", mailingId)
      .where("status", "in", from)
      .returning("id")
      .executeTakeFirst()
      .then((row) => row !== undefined);

  return {
    /** Nobody else of the business puts an audience on record until the transaction ends: how often somebody was written to is counted. */
    async oneAtATime(business: OwnedBusiness): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`audience ${business.id}`}, 0))`.execute(db);
    },

    /** Puts the whole audience on record, in the transaction that claims the content: each contact once. */
    async begin(business: OwnedBusiness, mailing: Begin): Promise<void> {
      const { addressees, letter, ...row } = mailing;
      await db
        .insertInto("mailings")
        .values({ ...row, businessId: business.id, status: "sending", letter: JSON.stringify(letter) })
        .execute();
      for (let start = 0; start < addressees.length; start += ROWS_AT_ONCE) {
        await db
          .insertInto("deliveries")
          .values(
            addressees
              .slice(start, start + ROWS_AT_ONCE)
              .map(({ contactId, name, email, messageId, skipped, waits, subject }) => ({
                subject: typeof subject === "number" ? subject : null,
                testsSubject: typeof subject === "number",
                contactId,
                name,
                email,
                messageId,
                id: newId(),
                businessId: business.id,
                mailingId: mailing.id,
                status: skipped === null ? ("queued" as const) : ("skipped" as const),
                reason: skipped ?? (subject === "waits" ? null : (waits?.reason ?? null)),
                nextAt: subject === "waits" ? "infinity" : (waits?.until ?? sql<string>`now()`),
                settledAt: skipped === null ? null : sql<string>`now()`,
              })),
          )
          .execute();
      }
    },

    /** The mailings of a content, the latest first. */
    async ofContent(business: OwnedBusiness, contentId: string): Promise<Mailing[]> {
      const rows = await db
        .selectFrom("mailings")
        .select(["id", "contentId", "status", "perMinute", "trouble", "nextAt", "createdAt", "finishedAt"])
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .orderBy("createdAt", "desc")
        .limit(20)
        .execute();
      const ids = rows.map(({ id }) => id);
      const [counts, waiting] = [await countsOf(db, ids), await waitingOf(db, ids)];
      return rows.map((row) =>
        Object.assign(row, { counts: counts.get(row.id) ?? NOTHING, waiting: waiting.get(row.id) ?? null }),
      );
    },

    /** Those of one mailing in one state, in the order in which they were added. */
    async deliveries(business: OwnedBusiness, { mailingId, status, cursor, limit }: List): Promise<Page<Delivery>> {
      const after = readCursor(cursor, "id")?.[0];
      const rows = await db
        .selectFrom("deliveries")
        .select(["id", "contactId", "name", "email", "status", "reason", "attempts", "settledAt"])
        .select(sql<string | null>`case when status = 'queued' and isfinite(next_at) then next_at end`.as("nextAt"))
        .select(["returned", "returnedStatus", "returnedLasting", "returnedAt"])
        .where("businessId", "=", business.id)
        .where("mailingId", "=", mailingId)
        .$if(status !== undefined, (query) => query.where("status", "=", status ?? "queued"))
        .$if(after !== undefined, (query) => query.where("id", ">", after ?? ""))
        .orderBy("id")
        .limit(limit + 1)
        .execute();
      const tries = await triesOf(
        db,
        rows.map(({ id }) => id),
      );
      const shown = rows.map((row) => Object.assign(row, { tries: tries.get(row.id) ?? [] }));
      return toPage(shown, limit, ({ id }) => [id]);
    },

    /** Of a mailing that never began nothing is left. False where a mail is under way, or somebody else steers it just now. */
    async takeBack(business: OwnedBusiness, mailingId: string): Promise<boolean> {
      const row = await db
        .selectFrom("mailings")
        .select("id")
        .where("businessId", "=", business.id)
        .where("id", "=", mailingId)
        .where("status", "in", ["sending", "paused"])
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return false;
      // Under the lock of the mailing nobody begins a mail: what is counted now stays so.
      const { rows } = await sql`
        delete from mailings where id = ${mailingId} and not exists (
          select from deliveries where mailing_id = mailings.id and attempts > 0) returning id`.execute(db);
      return rows.length > 0;
    },

    pause: (business: OwnedBusiness, mailingId: string) =>
      change(business, mailingId, ["sending"], { status: "paused" }),

    resume: (business: OwnedBusiness, mailingId: string) =>
      change(business, mailingId, ["paused"], { status: "sending" }),

    /** Who has not got it yet does not get it any more. What is under way at this moment ends as it ends. */
    async cancel(business: OwnedBusiness, mailingId: string): Promise<boolean> {
      if (!(await change(business, mailingId, ["sending", "paused"], { status: "cancelled" }))) return false;
      await db
        .updateTable("deliveries")
        .set({ status: "skipped", reason: "cancelled", settledAt: sql`now()`, updatedAt: sql`now()` })
        .where("mailingId", "=", mailingId)
        .where("status", "=", "queued")
        .execute();
      return true;
    },

    /** A person decided that these get it, knowing that some may have it already. How many there are. */
    async resend(business: OwnedBusiness, mailingId: string, deliveryIds: string[]): Promise<number> {
      const rows = await db
        .updateTable("deliveries")
        .set({ status: "queued", reason: null, nextAt: sql`now()`, settledAt: null, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("mailingId", "=", mailingId)
        .where("status", "in", ["unknown", "failed"])
        .$if(deliveryIds.length > 0, (query) => query.where("id", "in", deliveryIds))
        .$if(deliveryIds.length === 0, (query) => query.where("status", "=", "unknown"))
        .returning("id")
        .execute();
      if (rows.length > 0) await change(business, mailingId, ["done", "cancelled", "paused"], { status: "sending" });
      return rows.length;
    },
  };
}

async function countsOf(db: Kysely<Tables>, mailingIds: string[]): Promise<Map<string, DeliveryCounts>> {
  const counts = new Map(mailingIds.map((id) => [id, { ...NOTHING }]));
  if (mailingIds.length === 0) return counts;
  const rows = await db
    .selectFrom("deliveries")
    .select(["mailingId", "status", "returned", sql<number>`count(*)::integer`.as("number")])
    .where("mailingId", "in", mailingIds)
    .groupBy(["mailingId", "status", "returned"])
    .execute();
  for (const { mailingId, status, returned, number } of rows) {
    const count = counts.get(mailingId);
    if (count === undefined) continue;
    count[status] += number;
    count.audience += number;
    if (returned === "bounce") count.bounced += number;
    if (returned === "complaint") count.complained += number;
  }
  return counts;
}

/** Those who wait until it is day where they are. */
async function waitingOf(db: Kysely<Tables>, mailingIds: string[]): Promise<Map<string, Mailing["waiting"]>> {
  if (mailingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("deliveries")
    .select(["mailingId", sql<number>`count(*)::integer`.as("count"), sql<string>`min(next_at)`.as("from")])
    .where("mailingId", "in", mailingIds)
    .where("status", "=", "queued")
    .where("reason", "in", [...DAYTIME_REASONS])
    .where(sql<boolean>`next_at > now() and isfinite(next_at)`)
    .groupBy("mailingId")
    .execute();
  return new Map(rows.map(({ mailingId, ...waiting }) => [mailingId, waiting]));
}

async function triesOf(db: Kysely<Tables>, deliveryIds: string[]): Promise<Map<string, Delivery["tries"]>> {
  const tries = new Map<string, Delivery["tries"]>();
  if (deliveryIds.length === 0) return tries;
  const rows = await db
    .selectFrom("deliveryAttempts")
    .select(["deliveryId", "number", "status", "errorKind", "smtpStatus", "excerpt", "startedAt", "endedAt"])
    .where("deliveryId", "in", deliveryIds)
    .orderBy("number")
    .execute();
  for (const { deliveryId, ...one } of rows) tries.set(deliveryId, [...(tries.get(deliveryId) ?? []), one]);
  return tries;
}
