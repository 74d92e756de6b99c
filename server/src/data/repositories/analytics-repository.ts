import type { AnalyticsEntry } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { COUNTED_COLUMNS } from "./analytics-sql.ts";

export type NewEntry = AnalyticsEntry & { contentId: string };

const ENTRY = [
  "day",
  "source",
  "impressions",
  "sends",
  "opens",
  "clicks",
  "conversions",
  "replies",
  "cost",
  "revenue",
  "currency",
] as const satisfies (keyof AnalyticsEntry)[];

/** The one record of each content, and what its owner entered. */
export function createAnalyticsRepository(db: Kysely<Tables>) {
  return {
    find: (business: OwnedBusiness, contentId: string) =>
      db
        .selectFrom("analytics")
        .select([...COUNTED_COLUMNS, "revenue", "cost", "updatedAt"])
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .executeTakeFirst(),

    entries: (business: OwnedBusiness, contentId: string): Promise<AnalyticsEntry[]> =>
      db
        .selectFrom("analyticsEntries")
        .select(ENTRY)
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .orderBy("day")
        .execute(),

    /** What the AI has cost for a content. */
    async aiCost(business: OwnedBusiness, contentId: string): Promise<number> {
      const row = await db
        .selectFrom("aiLogs")
        .select(sql<number>`coalesce(sum(cost_nano_usd), 0)::bigint`.as("cost"))
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .where("outcome", "!=", "lost")
        .executeTakeFirst();
      return row?.cost ?? 0;
    },

    async forget(business: OwnedBusiness, contentId: string): Promise<void> {
      await db
        .deleteFrom("analyticsEntries")
        .where("businessId", "=", business.id)
        .where("contentId", "=", contentId)
        .execute();
    },

    /** Takes back what was entered by hand for these contents. */
    async forgetTyped(business: OwnedBusiness, contentIds: readonly string[]): Promise<void> {
      await db
        .deleteFrom("analyticsEntries")
        .where("businessId", "=", business.id)
        .where("contentId", "=", sql<string>`any(${contentIds}::uuid[])`)
        .where("source", "=", "typed")
        .execute();
    },

    /** Each in place of what there was of its content and day. The contents are those of the business. */
    async enter(business: OwnedBusiness, entries: readonly NewEntry[]): Promise<void> {
      if (entries.length === 0) return;
      await db
        .insertInto("analyticsEntries")
        .columns(["businessId", "contentId", ...ENTRY])
        .expression(
          sql`select ${business.id}::uuid, list.content_id, ${sql.raw(
            ENTRY.map((name) => `list.${name}`).join(", "),
          )} from jsonb_to_recordset(${JSON.stringify(
            entries.map(({ contentId: content_id, ...entry }) => ({ content_id, ...entry })),
          )}::jsonb) as list (content_id uuid, day date, source text, impressions bigint, sends bigint, opens bigint,
            clicks bigint, conversions bigint, replies bigint, cost bigint, revenue bigint, currency text)
          join contents on contents.id = list.content_id and contents.business_id = ${business.id}`,
        )
        .onConflict((conflict) =>
          conflict.columns(["contentId", "day"]).doUpdateSet((row) => ({
            ...Object.fromEntries(
              ENTRY.filter((name) => name !== "day").map((name) => [name, row.ref(`excluded.${name}`)]),
            ),
            updatedAt: sql`now()`,
          })),
        )
        .execute();
    },
  };
}
