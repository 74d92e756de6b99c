import type { Content } from "@handbill/contracts";
import { type Kysely, sql, type UpdateObject } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** The columns of a content that travel. */
export const WIRE = [
  "id",
  "campaignId",
  "channel",
  "status",
  "version",
  "topic",
  "angle",
  "scheduledOn",
  "scheduledAt",
  "timezone",
  "publishedAt",
  "publishedUrl",
  "connectionId",
  "missed",
  "callToAction",
  "fields",
  "pictures",
  "claims",
  "receipt",
  "jobId",
  "failure",
  "rating",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Content)[];

/** Neither removed by itself nor with its campaign. */
export const isThere = sql<boolean>`contents.deleted_at is null and exists (
  select from campaigns where campaigns.id = contents.campaign_id and campaigns.deleted_at is null)`;

/** Every change counts: it gives a new ETag. */
export const nextVersion = sql<number>`version + 1`;

/** What a content loses with its time. Its day stays. */
export const NOT_SCHEDULED = { scheduledAt: null, timezone: null, beforePublishing: null, connectionId: null };

/** What a content loses whose text changes: nobody said that the new one may go out. */
export const NOT_APPROVED = { ...NOT_SCHEDULED, approvedHash: null, approvedAt: null, approvedBy: null };

/** What is there for the owner. */
export const selectContents = (db: Kysely<Tables>, business: OwnedBusiness) =>
  db.selectFrom("contents").select(WIRE).where("businessId", "=", business.id).where(isThere);

/** Changes contents of the business and gives them back. Say which. */
export const updateContents = (db: Kysely<Tables>, business: OwnedBusiness, set: UpdateObject<Tables, "contents">) =>
  db
    .updateTable("contents")
    // Whatever becomes of a content that was missed: why it was is of no use any more.
    .set({ ...(set.status !== undefined && { missed: null }), ...set, updatedAt: sql`now()` })
    .where("businessId", "=", business.id)
    .returning(WIRE);
