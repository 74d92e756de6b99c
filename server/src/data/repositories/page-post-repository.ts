import type { FieldsOf } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** Articles on the pages of businesses, as they were published. */
export function createPagePostRepository(db: Kysely<Tables>) {
  return {
    /** Where the article of a content stands, or stood; undefined when it never did. */
    async slugOf(business: OwnedBusiness, contentId: string): Promise<string | undefined> {
      const row = await db
        .selectFrom("pagePosts")
        .select("slug")
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .executeTakeFirst();
      return row?.slug;
    },

    /** Puts an article there, or its later text. False when another article has this address. */
    async put(business: OwnedBusiness, contentId: string, slug: string, fields: FieldsOf<"blog">): Promise<boolean> {
      const text = JSON.stringify(fields);
      const row = await db
        .insertInto("pagePosts")
        .values({ businessId: business.id, contentId, slug, fields: text })
        .onConflict((conflict) => conflict.column("contentId").doUpdateSet({ fields: text, updatedAt: sql`now()` }))
        .returning("slug")
        .executeTakeFirst()
        .catch((error: unknown) => {
          if (isTaken(error)) return undefined;
          throw error;
        });
      return row !== undefined;
    },
  };
}

const isTaken = (error: unknown): boolean => error instanceof Error && Reflect.get(error, "code") === "23505";
