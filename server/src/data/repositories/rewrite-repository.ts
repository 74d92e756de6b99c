import type { Claim, Content, AnyJob as Job, Receipt } from "@handbill/contracts";
import type { Kysely } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { JobInput } from "../models/job.ts";
import type { Tables } from "../models/tables.ts";
import { nextVersion, NOT_APPROVED, updateContents, WIRE } from "./content-rows.ts";
import { ACTIVE } from "./job-changes.ts";

type Text = { fields: Record<string, unknown>; claims: Claim[]; receipt: Receipt };

/** What rewriting a text takes beside what every content does. */
export function createRewriteRepository(db: Kysely<Tables>) {
  return {
    /** The job that is at a content: there is one at most, its parts left aside. */
    findRunning: (
      business: OwnedBusiness,
      contentId: string,
    ): Promise<{ id: string; kind: Job["kind"]; input: JobInput } | undefined> =>
      db
        .selectFrom("jobs")
        .select(["id", "kind", "input"])
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .where("status", "in", ACTIVE)
        .where("kind", "!=", "variant")
        .executeTakeFirst(),

    /** A content for a worker that is about to change it, even where it was removed since; locked until the transaction ends. */
    lockForWork: (business: OwnedBusiness, contentId: string): Promise<Content | undefined> =>
      db
        .selectFrom("contents")
        .select(WIRE)
        .where("businessId", "=", business.id)
        .where("id", "=", contentId)
        .forUpdate()
        .executeTakeFirst(),

    /** A text that the AI wrote as a whole or in part: a draft again, without a time. Call it on a locked content. */
    save: (
      business: OwnedBusiness,
      contentId: string,
      { fields, claims, receipt }: Text,
    ): Promise<Content | undefined> =>
      updateContents(db, business, {
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
        .executeTakeFirst(),
  };
}
