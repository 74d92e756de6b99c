import { type Kysely, sql } from "kysely";
import type { SiteCallSource } from "../models/link.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

export type SiteCall = { businessId: string; source: SiteCallSource; origin: string };

/** When the website of a business was heard of, by each way that it can be heard. */
export function createSiteCallRepository(db: Kysely<Tables>) {
  return {
    /** Notes calls of businesses that are there. */
    async note(calls: readonly SiteCall[]): Promise<void> {
      if (calls.length === 0) return;
      await sql`
        insert into site_calls (business_id, source, origin)
        select business_id, source, origin from jsonb_to_recordset(${JSON.stringify(
          calls.map(({ businessId, ...call }) => Object.assign(call, { business_id: businessId })),
        )}::jsonb) as given (business_id uuid, source text, origin text)
        where exists (select from businesses where businesses.id = given.business_id)
        on conflict (business_id, source) do update set origin = excluded.origin, last_at = now()`.execute(db);
    },

    of: (business: OwnedBusiness) =>
      db
        .selectFrom("siteCalls")
        .select(["source", "origin", "firstAt", "lastAt"])
        .where("businessId", "=", business.id)
        .orderBy("lastAt", "desc")
        .execute(),
  };
}
