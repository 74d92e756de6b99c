import type { Missed, Publication } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { BeforePublishing } from "../models/content.ts";
import type { Tables } from "../models/tables.ts";
import { nextVersion, updateContents } from "./content-rows.ts";
import { selectPublications } from "./publication-rows.ts";

/** What a publishing begins with. */
export type Claim = {
  contentId: string;
  connectionId: string;
  connectionName: string;
  kind: string;
  fields: Record<string, unknown>;
  /** Until it leaves it can be taken back, and the content is again as it was. */
  held?: { seconds: number; before: BeforePublishing } | undefined;
};

/** A try that is on record and was not made yet. */
export type OpenedAttempt = {
  id: string;
  number: number;
  businessId: string;
  userId: string;
  contentId: string;
  connectionId: string | null;
  connectionName: string;
  kind: string;
  fields: Record<string, unknown>;
};

/** How a publishing stands after a try. */
export type Settlement = {
  outcome: "accepted" | "refused" | "unknown";
  status: number | null;
  errorKind: string | null;
  excerpt: string | null;
  /** What becomes of the publishing; `claimed` waits `retrySeconds`. */
  state: Publication["state"];
  retrySeconds: number | null;
  detail: string | null;
  url: string | null;
  externalId: string | null;
};

export function createPublicationRepository(db: Kysely<Tables>) {
  return {
    list: (business: OwnedBusiness, contentId: string): Promise<Publication[]> =>
      selectPublications(db, business)
        .where("publications.contentId", "=", contentId)
        .orderBy("publications.createdAt", "desc")
        .limit(50)
        .execute(),

    findLocked: (business: OwnedBusiness, publicationId: string): Promise<Publication | undefined> =>
      selectPublications(db, business).where("publications.id", "=", publicationId).forUpdate().executeTakeFirst(),

    /** Whether what stands in a content is what was approved, to the letter. */
    async isAsApproved(business: OwnedBusiness, contentId: string): Promise<boolean> {
      const row = await db
        .selectFrom("contents")
        .select(sql<boolean>`coalesce(approved_hash = content_hash(channel, fields, pictures), false)`.as("same"))
        .where("businessId", "=", business.id)
        .where("id", "=", contentId)
        .executeTakeFirst();
      return row?.same ?? false;
    },

    /** Claims a locked content: from here on nobody changes it, and it goes out once or not at all. Answers the publication's id. */
    async claim(business: OwnedBusiness, { contentId, held, ...claim }: Claim): Promise<string> {
      const id = newId();
      await sql`
        insert into publications (id, business_id, content_id, connection_id, user_id, kind, connection_name, content_version,
          approved_hash, fields, state, next_attempt_at)
        select ${id}, business_id, id, ${claim.connectionId}, coalesce(approved_by, ${business.userId}::uuid), ${claim.kind},
          ${claim.connectionName}, version, approved_hash, ${JSON.stringify(claim.fields)}::jsonb, 'claimed',
          now() + make_interval(secs => ${held?.seconds ?? 0}::integer)
        from contents where id = ${contentId} and business_id = ${business.id}`.execute(db);
      await updateContents(db, business, {
        status: "publishing",
        connectionId: claim.connectionId,
        scheduledAt: sql`coalesce(scheduled_at, now())`,
        beforePublishing: held ? JSON.stringify(held.before) : null,
        version: nextVersion,
      })
        .where("id", "=", contentId)
        .execute();
      return id;
    },

    /** What becomes of the content of a publishing that ended. */
    endContent: (
      business: OwnedBusiness,
      contentId: string,
      status: "published" | "missed" | "unknown" | "approved",
      { url = null, missed = null }: { url?: string | null; missed?: Missed | null } = {},
    ) =>
      updateContents(db, business, {
        status,
        missed: missed && JSON.stringify(missed),
        beforePublishing: null,
        ...(status === "published" && { publishedAt: sql`now()`, publishedUrl: url }),
        ...(status === "approved" && { scheduledAt: null, timezone: null }),
        version: nextVersion,
      })
        .where("id", "=", contentId)
        .where("status", "in", ["publishing", "unknown"])
        .executeTakeFirst(),

    /** A person says what is known of it, or that no more is tried. */
    async end(
      business: OwnedBusiness,
      publicationId: string,
      state: "done" | "failed",
      { detail, url, decidedBy }: { detail: string | null; url: string | null; decidedBy: string },
    ): Promise<void> {
      await db
        .updateTable("publications")
        .set({ state, detail, url, decidedBy, nextAttemptAt: null, endedAt: sql`now()`, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", publicationId)
        .execute();
    },
  };
}
