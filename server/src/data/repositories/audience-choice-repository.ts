import type { AudienceChoice } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** Whom contents are for, where their owners said so. */
export function createAudienceChoiceRepository(db: Kysely<Tables>) {
  return {
    find: (business: OwnedBusiness, contentId: string): Promise<AudienceChoice | undefined> =>
      db
        .selectFrom("contentAudiences")
        .select(["tags", "languages", "hours"])
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .executeTakeFirst(),

    async put(business: OwnedBusiness, contentId: string, { tags, languages, hours }: AudienceChoice): Promise<void> {
      const chosen = { tags: JSON.stringify(tags), languages: JSON.stringify(languages), hours };
      await db
        .insertInto("contentAudiences")
        .values({ ...chosen, contentId, businessId: business.id })
        .onConflict((conflict) => conflict.column("contentId").doUpdateSet({ ...chosen, updatedAt: sql`now()` }))
        .execute();
    },
  };
}
