import type { Channel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { COUNTED_COLUMNS } from "./analytics-sql.ts";
import type { DayRange } from "./ai-log-repository.ts";
import { type CountedLine, countedIn, moneyIn, type MoneyLine } from "./insights-sql.ts";

/** Calls of the AI by what they were for: a plan has no content. */
type AiCostLine = {
  day: string;
  contentId: string | null;
  campaignId: string | null;
  channel: Channel | null;
  nanoUsd: number;
};
export type Overview = { counted: CountedLine[]; money: MoneyLine[]; aiCosts: AiCostLine[] };

/** Reads results over days. What was removed is left out until it is brought back. */
export function createInsightsRepository(db: Kysely<Tables>) {
  return {
    /**
     * Sums by day since `daysFrom`, and by content over the range. What was removed is taken out of the sums of all days; of one
     * campaign the days of its contents are added up.
     */
    async overview(
      business: OwnedBusiness,
      range: DayRange,
      { daysFrom = range.from, campaignId }: { daysFrom?: string; campaignId?: string | undefined } = {},
    ): Promise<Overview> {
      const asked = { businessId: business.id, ...range, daysFrom, campaignId };
      const [counted, money, aiCosts] = await Promise.all([
        countedIn(asked).execute(db),
        moneyIn(asked).execute(db),
        sql<AiCostLine>`
          select (ai_logs.created_at at time zone ${business.timezone})::date as day, ai_logs.campaign_id,
            contents.channel, ai_logs.content_id, sum(cost_nano_usd)::bigint as nano_usd
          from ai_logs left join contents on contents.id = ai_logs.content_id
          where ai_logs.business_id = ${business.id} and outcome <> 'lost' and cost_nano_usd > 0
            and ai_logs.created_at >= (${daysFrom}::date)::timestamp at time zone ${business.timezone}
            and ai_logs.created_at < (${range.to}::date + 1)::timestamp at time zone ${business.timezone}
            ${campaignId === undefined ? sql`` : sql`and ai_logs.campaign_id = ${campaignId}`}
          group by 1, 2, 3, 4`.execute(db),
      ]);
      return { counted: counted.rows, money: money.rows, aiCosts: aiCosts.rows };
    },

    /** Names of campaigns, those that were removed left out. */
    async campaignNames(business: OwnedBusiness, ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom("campaigns")
        .select(["id", "name"])
        .where("businessId", "=", business.id)
        .where("id", "=", sql<string>`any(${ids}::uuid[])`)
        .where("deletedAt", "is", null)
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** All contents by which a table may name them. */
    contents: (business: OwnedBusiness) =>
      db
        .selectFrom("contents")
        .innerJoin("campaigns", "campaigns.id", "contents.campaignId")
        .select([
          "contents.id",
          "contents.topic",
          "contents.publishedUrl",
          "contents.publishedAt",
          "campaigns.budgetCurrency",
        ])
        .where("contents.businessId", "=", business.id)
        .where("contents.deletedAt", "is", null)
        .where("campaigns.deletedAt", "is", null)
        .execute(),

    /** What contents are called, those that were removed left out. */
    async contentNames(business: OwnedBusiness, ids: readonly string[]) {
      const rows = await db
        .selectFrom("contents")
        .select(["id", "campaignId", "channel", "topic"])
        .where("businessId", "=", business.id)
        .where("id", "=", sql<string>`any(${ids}::uuid[])`)
        .where("deletedAt", "is", null)
        .execute();
      return new Map(rows.map((row) => [row.id, row]));
    },

    /** What came of the contents of the last days, those that most people saw first. */
    results: (business: OwnedBusiness, days: number) =>
      db
        .selectFrom("analytics")
        .innerJoin("contents", "contents.id", "analytics.contentId")
        .innerJoin("campaigns", "campaigns.id", "contents.campaignId")
        .select(["analytics.contentId", "contents.campaignId", "contents.channel", "contents.topic", "contents.angle"])
        .select(COUNTED_COLUMNS.map((name) => `analytics.${name}` as const))
        .where("analytics.businessId", "=", business.id)
        .where("contents.deletedAt", "is", null)
        .where("campaigns.deletedAt", "is", null)
        .where(sql<boolean>`exists (
          select from analytics_days as days
          where days.content_id = analytics.content_id and days.day > current_date - ${days}::integer)`)
        .orderBy(sql`greatest(analytics.impressions, analytics.sends)`, "desc")
        .orderBy("analytics.contentId")
        .limit(100)
        .execute(),

    /** When the next content of the business goes out; null where nothing has a time. */
    async nextOut(business: OwnedBusiness): Promise<string | null> {
      const row = await db
        .selectFrom("contents")
        .select("scheduledAt")
        .where("businessId", "=", business.id)
        .where("status", "=", "scheduled")
        .where("scheduledAt", ">", sql<string>`now()`)
        .where("deletedAt", "is", null)
        .orderBy("scheduledAt")
        .limit(1)
        .executeTakeFirst();
      return row?.scheduledAt ?? null;
    },
  };
}
