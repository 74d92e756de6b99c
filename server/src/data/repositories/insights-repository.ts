import type { Channel } from "@handbill/contracts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { COUNTED_COLUMNS, type CountedColumn } from "./analytics-sql.ts";
import type { DayRange } from "./ai-log-repository.ts";

/** What one line of an overview is about: a day, or a content; a content that is null is what belongs to none. */
type Line = {
  level: "day" | "content";
  day: string | null;
  contentId: string | null;
  campaignId: string | null;
  channel: Channel | null;
};
type CountedLine = Line & Record<CountedColumn, number>;
type MoneyLine = Line & { currency: string; cost: number; revenue: number };
/** Calls of the AI by what they were for: a plan has no content. */
type AiCostLine = {
  day: string;
  contentId: string | null;
  campaignId: string | null;
  channel: Channel | null;
  nanoUsd: number;
};
export type Overview = { counted: CountedLine[]; money: MoneyLine[]; aiCosts: AiCostLine[] };

const sums = sql.raw(COUNTED_COLUMNS.map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`).join(", "));

const KEYS = sql`day, content_id, campaign_id, channel`;
const DAY_ALONE = sql`'day' as level, day, null::uuid as content_id, null::uuid as campaign_id, null::text as channel`;
const EITHER = sql`case grouping(day) when 0 then 'day' else 'content' end as level, ${KEYS}`;

/** By day and by content: all other sums are made of these, which are few. The time before is compared by day alone. */
const setsOf = (parts: "days" | "all", name = "") => {
  const more = name === "" ? "" : `, ${name}`;
  return sql.raw(parts === "days" ? `((day${more}))` : `((day${more}), (content_id, campaign_id, channel${more}))`);
};

const daysIn = (
  business: OwnedBusiness,
  { from, to }: DayRange,
  campaignId: string | undefined,
  more: RawBuilder<unknown> = sql`true`,
) => sql`
  select days.*, contents.campaign_id, contents.channel
  from analytics_days as days
  left join contents on contents.id = days.content_id
  left join campaigns on campaigns.id = contents.campaign_id
  where days.business_id = ${business.id} and days.day between ${from}::date and ${to}::date and ${more}
    and contents.deleted_at is null and campaigns.deleted_at is null
    ${campaignId === undefined ? sql`` : sql`and contents.campaign_id = ${campaignId}`}`;

/** Reads results over days. What was removed is left out until it is brought back. */
export function createInsightsRepository(db: Kysely<Tables>) {
  return {
    /** Sums over a range by day and, where `parts` is all, by content. */
    async overview(
      business: OwnedBusiness,
      range: DayRange,
      parts: "days" | "all",
      campaignId?: string,
    ): Promise<Overview> {
      const earning = daysIn(business, range, campaignId, sql`(days.revenue <> '{}' or days.cost <> '{}')`);
      const [counted, money, aiCosts] = await Promise.all([
        sql<CountedLine>`
          with days as (${daysIn(business, range, campaignId)})
          select ${parts === "days" ? DAY_ALONE : EITHER}, ${sums} from days group by grouping sets ${setsOf(parts)}`.execute(
          db,
        ),
        sql<MoneyLine>`
          with days as materialized (${earning}),
          money as (
            select ${KEYS}, key as currency, value::bigint as revenue, 0 as cost
            from days cross join jsonb_each_text(revenue)
            union all
            select ${KEYS}, key, 0, value::bigint from days cross join jsonb_each_text(cost))
          select ${parts === "days" ? DAY_ALONE : EITHER}, currency, sum(cost)::bigint as cost, sum(revenue)::bigint as revenue
          from money group by grouping sets ${setsOf(parts, "currency")}`.execute(db),
        sql<AiCostLine>`
          select (ai_logs.created_at at time zone ${business.timezone})::date as day, ai_logs.campaign_id,
            contents.channel, ai_logs.content_id, sum(cost_nano_usd)::bigint as nano_usd
          from ai_logs left join contents on contents.id = ai_logs.content_id
          where ai_logs.business_id = ${business.id} and outcome <> 'lost' and cost_nano_usd > 0
            and ai_logs.created_at >= (${range.from}::date)::timestamp at time zone ${business.timezone}
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
