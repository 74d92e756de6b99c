import type { Channel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { COUNTED_COLUMNS, type CountedColumn } from "./analytics-sql.ts";
import type { DayRange } from "./ai-log-repository.ts";

/** What one line of an overview is about. Exactly one is set, or none in the sum of all. */
export type Line = {
  level: "total" | "day" | "campaign" | "channel" | "content";
  day: string | null;
  campaignId: string | null;
  channel: Channel | null;
  contentId: string | null;
};
export type CountedLine = Line & Record<CountedColumn, number>;
export type MoneyLine = Line & { currency: string; cost: number; revenue: number };
export type AiCostLine = Line & { aiCostNanoUsd: number };
export type Overview = { counted: CountedLine[]; money: MoneyLine[]; aiCosts: AiCostLine[] };

const sums = sql.raw(COUNTED_COLUMNS.map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`).join(", "));

/** By which columns a line is grouped, as `grouping` numbers them: a set bit is a column that is not in the group. */
const LEVEL = sql`case grouping(day, campaign_id, channel, content_id)
  when 15 then 'total' when 7 then 'day' when 11 then 'campaign' when 13 then 'channel' else 'content' end as level`;
const KEYS = sql`day, campaign_id, channel, content_id`;
const SETS = sql.raw("((), (day), (campaign_id), (channel), (content_id))");
const setsWith = (name: string) =>
  sql.raw(`((${name}), (day, ${name}), (campaign_id, ${name}), (channel, ${name}), (content_id, ${name}))`);

const daysIn = (business: OwnedBusiness, { from, to }: DayRange, campaignId: string | undefined) => sql`
  select days.*, contents.campaign_id, contents.channel
  from analytics_days as days
  left join contents on contents.id = days.content_id
  left join campaigns on campaigns.id = contents.campaign_id
  where days.business_id = ${business.id} and days.day between ${from}::date and ${to}::date
    and contents.deleted_at is null and campaigns.deleted_at is null
    ${campaignId === undefined ? sql`` : sql`and contents.campaign_id = ${campaignId}`}`;

/** Reads results over days. What was removed is left out until it is brought back. */
export function createInsightsRepository(db: Kysely<Tables>) {
  return {
    /** Sums over a range: in all, by day, campaign, channel and content. */
    async overview(business: OwnedBusiness, range: DayRange, campaignId?: string): Promise<Overview> {
      const days = daysIn(business, range, campaignId);
      const [counted, money, aiCosts] = await Promise.all([
        sql<CountedLine>`with days as (${days}) select ${LEVEL}, ${KEYS}, ${sums} from days group by grouping sets ${SETS}`.execute(
          db,
        ),
        sql<MoneyLine>`
          with days as (${days}),
          money as (
            select ${KEYS}, key as currency, value::bigint as revenue, 0 as cost
            from days cross join jsonb_each_text(revenue) where revenue <> '{}'
            union all
            select ${KEYS}, key, 0, value::bigint from days cross join jsonb_each_text(cost) where cost <> '{}')
          select ${LEVEL}, ${KEYS}, currency, sum(cost)::bigint as cost, sum(revenue)::bigint as revenue
          from money group by grouping sets ${setsWith("currency")}`.execute(db),
        sql<AiCostLine>`
          with calls as (
            select (ai_logs.created_at at time zone ${business.timezone})::date as day, ai_logs.campaign_id,
              contents.channel, ai_logs.content_id, cost_nano_usd
            from ai_logs left join contents on contents.id = ai_logs.content_id
            where ai_logs.business_id = ${business.id} and outcome <> 'lost' and cost_nano_usd > 0
              and ai_logs.created_at >= (${range.from}::date)::timestamp at time zone ${business.timezone}
              and ai_logs.created_at < (${range.to}::date + 1)::timestamp at time zone ${business.timezone}
              ${campaignId === undefined ? sql`` : sql`and ai_logs.campaign_id = ${campaignId}`})
          select ${LEVEL}, ${KEYS}, coalesce(sum(cost_nano_usd), 0)::bigint as ai_cost_nano_usd
          from calls group by grouping sets ${SETS}`.execute(db),
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
