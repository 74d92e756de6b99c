import type { CalendarEntry, Claim, Content, ContentPicture, Fields, Rating, Receipt } from "@handbill/contracts";
import { type Kysely, sql, type UpdateObject } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Validated } from "../../core/validated.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { NOT_APPROVED, nextVersion, selectContents, updateContents, WIRE } from "./content-rows.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

/** What the AI layer hands over for one content. */
export type Written = { fields: Fields; claims: Claim[]; receipt: Receipt };

/** What a person may change. */
export type ContentEdit = Partial<Pick<Content, "topic" | "angle" | "callToAction" | "scheduledOn">> & {
  fields?: Fields;
  claims?: Claim[];
};

export type ContentFilter = {
  campaignId?: string | undefined;
  status?: Content["status"] | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Day on which a content is sorted; those without one come last. */
const day = sql<string>`coalesce(scheduled_on, 'infinity')`;

/** What a content was before its writing began, where that was more than a draft. */
const before = sql`coalesce((select input ->> 'from' from jobs where jobs.id = contents.job_id), 'draft')`;

/** Where a content returns to when its writing ends without a new text. */
const restingStatus = sql<Content["status"]>`case when fields is null then 'placeholder' else ${before} end`;
const failedStatus = sql<Content["status"]>`case when fields is null then 'failed' else ${before} end`;

export function createContentRepository(db: Kysely<Tables>) {
  const all = (business: OwnedBusiness) => selectContents(db, business);
  const change = (business: OwnedBusiness, set: UpdateObject<Tables, "contents">) => updateContents(db, business, set);

  return {
    find: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      all(business).where("id", "=", contentId).executeTakeFirst(),

    /** For a worker that goes on with what the owner asked for, even where the content was removed since. */
    findForWork: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      db
        .selectFrom("contents")
        .select(WIRE)
        .where("businessId", "=", business.id)
        .where("id", "=", contentId)
        .executeTakeFirst(),

    /** Reads a content and holds it against other writers until the transaction ends. */
    findLocked: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      all(business).where("id", "=", contentId).forUpdate().executeTakeFirst(),

    /** All contents of a campaign that are in one of these statuses, locked, in order of the calendar. */
    lockInStatus: (business: OwnedBusiness, campaignId: string, statuses: Content["status"][]): Promise<Content[]> =>
      all(business)
        .where("campaignId", "=", campaignId)
        .where("status", "in", statuses)
        .orderBy(day)
        .orderBy("id")
        .forUpdate()
        .execute(),

    async list(
      business: OwnedBusiness,
      filter: ContentFilter,
      limit: number,
      cursor: string | undefined,
    ): Promise<Page<Content>> {
      const after = readCursor(cursor, "day", "id");
      const { campaignId, status, from, to } = filter;
      const rows = await all(business)
        .$if(campaignId !== undefined, (query) => query.where("campaignId", "=", campaignId ?? ""))
        .$if(status !== undefined, (query) => query.where("status", "=", status ?? "draft"))
        .$if(from !== undefined, (query) => query.where(day, ">=", from ?? "").where("scheduledOn", "is not", null))
        .$if(to !== undefined, (query) => query.where(day, "<=", to ?? ""))
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(${day}, id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
        )
        .orderBy(day)
        .orderBy("id")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => [row.scheduledOn ?? "infinity", row.id]);
    },

    /** The texts of a campaign's other contents, for not saying the same twice. */
    async otherTexts(
      business: OwnedBusiness,
      campaignId: string,
      contentId: string,
    ): Promise<{ fields: Record<string, unknown>; callToAction: string }[]> {
      const rows = await db
        .selectFrom("contents")
        .select(["fields", "callToAction"])
        .where("businessId", "=", business.id)
        .where("campaignId", "=", campaignId)
        .where("id", "!=", contentId)
        .where("deletedAt", "is", null)
        .where("fields", "is not", null)
        .orderBy("updatedAt", "desc")
        .limit(12)
        .execute();
      return rows.flatMap(({ fields, callToAction }) => (fields ? [{ fields, callToAction }] : []));
    },

    /** What every text of a campaign was written for, even of those that were removed. */
    listWritten: (
      business: OwnedBusiness,
      campaignId: string,
    ): Promise<Pick<Content, "channel" | "topic" | "angle">[]> =>
      db
        .selectFrom("contents")
        .select(["channel", "topic", "angle"])
        .where("businessId", "=", business.id)
        .where("campaignId", "=", campaignId)
        .where("fields", "is not", null)
        .execute(),

    /** Puts the placeholders of a plan in place of those that nobody has written yet, nor is writing now. */
    async replacePlaceholders(business: OwnedBusiness, campaignId: string, calendar: CalendarEntry[]): Promise<void> {
      await db
        .deleteFrom("contents")
        .where("businessId", "=", business.id)
        .where("campaignId", "=", campaignId)
        .where("fields", "is", null)
        .where("status", "!=", "generating")
        .execute();
      const rows = calendar.map((entry) => Object.assign({ id: newId() }, entry));
      // One statement for any number of rows: a text that grows with them would be parsed and kept for each length.
      await sql`
        insert into contents (id, business_id, campaign_id, channel, topic, angle, call_to_action, scheduled_on, status)
        select id, ${business.id}, ${campaignId}, channel, topic, angle, "callToAction", date, 'placeholder'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as entry (id uuid, channel text, topic text, angle text, "callToAction" text, date date)`.execute(db);
    },

    /** Hands contents to their jobs: the pairs are [content id, job id]. */
    async markGenerating(business: OwnedBusiness, pairs: [contentId: string, jobId: string][]): Promise<void> {
      await db
        .updateTable("contents")
        .from(
          sql<{
            contentId: string;
            newJobId: string;
          }>`unnest(${pairs.map(([contentId]) => contentId)}::uuid[], ${pairs.map(([, jobId]) => jobId)}::uuid[])`.as<"pair">(
            sql`pair(content_id, new_job_id)`,
          ),
        )
        .set({ status: "generating", failure: null, jobId: sql`pair.new_job_id`, updatedAt: sql`now()` })
        .where("contents.businessId", "=", business.id)
        .whereRef("contents.id", "=", "pair.contentId")
        .execute();
    },

    /** Writes the AI's text, if this job still has the content; undefined when it has not. */
    saveWritten: (
      business: OwnedBusiness,
      contentId: string,
      jobId: string,
      { fields, claims, receipt }: Validated<Written>,
    ): Promise<Content | undefined> =>
      change(business, {
        ...NOT_APPROVED,
        status: "draft",
        version: nextVersion,
        fields: JSON.stringify(fields),
        claims: JSON.stringify(claims),
        receipt: JSON.stringify(receipt),
        failure: null,
        rating: null,
      })
        .where("id", "=", contentId)
        .where("jobId", "=", jobId)
        .where("status", "=", "generating")
        .executeTakeFirst(),

    /** Ends the writing of these jobs without a text: why, or null when they were stopped. */
    async endWithoutText(business: OwnedBusiness, jobIds: string[], failure: Content["failure"]): Promise<void> {
      await change(business, {
        status: failure ? failedStatus : restingStatus,
        failure: failure ? JSON.stringify(failure) : null,
      })
        .where("jobId", "=", sql<string>`any(${jobIds}::uuid[])`)
        .where("status", "=", "generating")
        .execute();
    },

    /** A person's change, which makes the content a draft again, without a time, where its text changed. Call it on a locked content. */
    async edit(
      business: OwnedBusiness,
      contentId: string,
      { fields, claims, ...edit }: ContentEdit,
    ): Promise<Content | undefined> {
      const text = fields && {
        ...NOT_APPROVED,
        fields: JSON.stringify(fields),
        status: "draft" as const,
        failure: null,
      };
      const marked = claims && { claims: JSON.stringify(claims) };
      return change(business, { ...edit, ...text, ...marked, version: nextVersion })
        .where("id", "=", contentId)
        .executeTakeFirst();
    },

    /** Other pictures: a text that was approved with those before it is a draft again. Call it on a locked content. */
    setPictures: (
      business: OwnedBusiness,
      contentId: string,
      pictures: ContentPicture[],
    ): Promise<Content | undefined> =>
      change(business, {
        ...NOT_APPROVED,
        status: sql<Content["status"]>`case when fields is null then status else 'draft' end`,
        pictures: JSON.stringify(pictures),
        version: nextVersion,
      })
        .where("id", "=", contentId)
        .executeTakeFirst(),

    /** Takes the approval back, and with it the time for which it was scheduled. */
    reopen: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      change(business, { ...NOT_APPROVED, status: "draft", version: nextVersion })
        .where("id", "=", contentId)
        .executeTakeFirst(),

    approve: (business: OwnedBusiness, contentId: string, claims: Claim[]): Promise<Content | undefined> =>
      change(business, {
        status: "approved",
        approvedHash: sql`content_hash(channel, fields, pictures)`,
        approvedAt: sql`now()`,
        approvedBy: business.userId,
        claims: JSON.stringify(claims),
        version: nextVersion,
      })
        .where("id", "=", contentId)
        .executeTakeFirst(),

    /** Claims belong to the text that is there: no new version. */
    setClaims: (business: OwnedBusiness, contentId: string, claims: Claim[]): Promise<Content | undefined> =>
      change(business, { claims: JSON.stringify(claims) })
        .where("id", "=", contentId)
        .executeTakeFirst(),

    setRating: (business: OwnedBusiness, contentId: string, rating: Rating | null): Promise<Content | undefined> =>
      change(business, { rating }).where("id", "=", contentId).executeTakeFirst(),

    remove: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      change(business, { deletedAt: sql`now()` })
        .where("id", "=", contentId)
        .where("deletedAt", "is", null)
        .executeTakeFirst(),

    restore: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      change(business, { deletedAt: null })
        .where("id", "=", contentId)
        .where("deletedAt", "is not", null)
        .executeTakeFirst(),
  };
}
