import type { Content, ContentVersion, Wish } from "@handbill/contracts";
import type { Kysely } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** Who wrote a text, and what was asked for. */
type Origin = { author: ContentVersion["author"]; instruction?: string | null; wish?: Wish | null };

const WIRE = ["version", "fields", "author", "instruction", "wish", "createdAt"] as const;

/** Every text a content ever had. */
export function createContentVersionRepository(db: Kysely<Tables>) {
  return {
    /** Keeps an immutable copy of a content's present text. */
    async keep(
      business: OwnedBusiness,
      content: Content,
      { author, instruction = null, wish = null }: Origin,
    ): Promise<void> {
      await db
        .insertInto("contentVersions")
        .values({
          businessId: business.id,
          contentId: content.id,
          version: content.version,
          fields: JSON.stringify(content.fields ?? {}),
          author,
          instruction,
          wish,
        })
        .execute();
    },

    list: (business: OwnedBusiness, contentId: string, limit: number, before: number): Promise<ContentVersion[]> =>
      db
        .selectFrom("contentVersions")
        .select(WIRE)
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .where("version", "<", before)
        .orderBy("version", "desc")
        .limit(limit + 1)
        .execute(),

    /** The text as it was before a time, and the first that the AI wrote after it. */
    async textsAround(business: OwnedBusiness, contentId: string, time: string) {
      const versions = db
        .selectFrom("contentVersions")
        .select("fields")
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId);
      const [before, after] = await Promise.all([
        versions.where("createdAt", "<=", time).orderBy("version", "desc").limit(1).executeTakeFirst(),
        versions
          .where("createdAt", ">", time)
          .where("author", "=", "ai")
          .orderBy("version")
          .limit(1)
          .executeTakeFirst(),
      ]);
      return { before: before?.fields ?? null, after: after?.fields ?? null };
    },

    find: (business: OwnedBusiness, contentId: string, version: number): Promise<ContentVersion | undefined> =>
      db
        .selectFrom("contentVersions")
        .select(WIRE)
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .where("version", "=", version)
        .executeTakeFirst(),
  };
}
