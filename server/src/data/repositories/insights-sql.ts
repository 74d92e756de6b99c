import type { Channel } from "@handbill/contracts";
import { type RawBuilder, sql } from "kysely";
import type { DayRange } from "./ai-log-repository.ts";
import { COUNTED_COLUMNS, type CountedColumn } from "./analytics-sql.ts";

/** What one line of an overview is about: a day, or a content; a content that is null is what belongs to none. */
type Line = {
  level: "day" | "content";
  day: string | null;
  contentId: string | null;
  campaignId: string | null;
  channel: Channel | null;
};
export type CountedLine = Line & Record<CountedColumn, number>;
export type MoneyLine = Line & { currency: string; cost: number; revenue: number };

type Asked = DayRange & { businessId: string; daysFrom: string; campaignId: string | undefined };

const each = (part: (name: string) => string) => sql.raw(COUNTED_COLUMNS.map(part).join(", "));
const columns = each((name) => name);
const sums = each((name) => `sum(${name})::bigint as ${name}`);
const negated = each((name) => `-${name}`);
const isAny = sql.raw(COUNTED_COLUMNS.map((name) => `sum(${name}) <> 0`).join(" or "));

const ALL = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
const OF_CONTENT = sql`nullif(content_id, ${ALL})`;
const DAY_LINE = sql`'day' as level, day, null::uuid as content_id, null::uuid as campaign_id, null::text as channel`;

/** The whole months of a range: what is before and behind them is read by its days. */
const months = ({ from, to }: DayRange) => sql`
  first as (select case when date_trunc('month', ${from}::date) = ${from}::date then ${from}::date
    else (date_trunc('month', ${from}::date) + interval '1 month')::date end as day),
  next as (select greatest(date_trunc('month', ${to}::date + 1)::date, (select day from first)) as day)`;

const isWhole = sql`span = 'month' and day >= (select day from first) and day < (select day from next)`;
const isEdge = ({ from, to }: DayRange) => sql`
  day between ${from}::date and ${to}::date and (day < (select day from first) or day >= (select day from next))`;

/** The contents that count: not those that were removed, by themselves or with their campaign. */
const removed = (businessId: string) => sql`
  removed as materialized (
    select contents.id from contents join campaigns on campaigns.id = contents.campaign_id
    where contents.business_id = ${businessId} and (contents.deleted_at is not null or campaigns.deleted_at is not null))`;

const named = (keys: RawBuilder<unknown>) => sql`
  select 'content' as level, null::date as day, found.content_id, contents.campaign_id, contents.channel, ${keys}
  from found left join contents on contents.id = found.content_id
  where not exists (select from removed where removed.id = found.content_id)`;

/** Counts by day and by content. A column that is not named here is not read. */
export function countedIn(asked: Asked): RawBuilder<CountedLine> {
  const { businessId, daysFrom, to, campaignId } = asked;
  if (campaignId !== undefined) return sql`with ${ofCampaign(asked)} ${perCampaign(asked, sums, sql``)}`;
  return sql`
    with ${removed(businessId)}, ${months(asked)},
    spans as (
      select ${OF_CONTENT} as content_id, ${columns} from analytics_sums where business_id = ${businessId} and ${isWhole}
      union all
      select content_id, ${columns} from analytics_days where business_id = ${businessId} and ${isEdge(asked)}),
    found as (select content_id, ${sums} from spans group by content_id having ${isAny}),
    happened as (
      select day, ${columns} from analytics_sums
      where business_id = ${businessId} and span = 'day' and day between ${daysFrom}::date and ${to}::date
      union all
      select day, ${negated} from analytics_days
      where content_id = any(array(select id from removed)) and day between ${daysFrom}::date and ${to}::date)
    select ${DAY_LINE}, ${sums} from happened group by day having ${isAny}
    union all ${named(columns)}`;
}

/** The same of amounts, by currency. */
export function moneyIn(asked: Asked): RawBuilder<MoneyLine> {
  const { businessId, daysFrom, to, campaignId } = asked;
  const perCurrency = sql`currency, sum(cost)::bigint as cost, sum(revenue)::bigint as revenue`;
  if (campaignId !== undefined) {
    return sql`with ${ofCampaign(asked)}, amounts as (${amountsOf(sql`days`)})
      ${perCampaign(asked, perCurrency, sql`, currency`, sql`amounts`)}`;
  }
  return sql`
    with ${removed(businessId)}, ${months(asked)},
    edges as (select * from analytics_days where business_id = ${businessId} and ${isEdge(asked)}),
    spans as (
      select ${OF_CONTENT} as content_id, currency, cost, revenue from analytics_money
      where business_id = ${businessId} and ${isWhole}
      union all
      select content_id, currency, cost, revenue from (${amountsOf(sql`edges`)}) as amounts),
    found as (
      select content_id, ${perCurrency} from spans group by content_id, currency
      having sum(cost) <> 0 or sum(revenue) <> 0),
    out as (
      select * from analytics_days
      where content_id = any(array(select id from removed)) and day between ${daysFrom}::date and ${to}::date),
    happened as (
      select day, currency, cost, revenue from analytics_money
      where business_id = ${businessId} and span = 'day' and day between ${daysFrom}::date and ${to}::date
      union all
      select day, currency, -cost, -revenue from (${amountsOf(sql`out`)}) as amounts)
    select ${DAY_LINE}, ${perCurrency} from happened group by day, currency having sum(cost) <> 0 or sum(revenue) <> 0
    union all ${named(sql`currency, cost, revenue`)}`;
}

const amountsOf = (days: RawBuilder<unknown>) => sql`
  select day, content_id, key as currency, 0::bigint as cost, value::bigint as revenue
  from ${days} as earned cross join jsonb_each_text(revenue) where revenue <> '{}'
  union all
  select day, content_id, key, value::bigint, 0 from ${days} as spent cross join jsonb_each_text(cost) where cost <> '{}'`;

const ofCampaign = ({ businessId, daysFrom, to, campaignId }: Asked) => sql`
  days as materialized (
    select days.* from analytics_days as days
    join contents on contents.id = days.content_id join campaigns on campaigns.id = contents.campaign_id
    where contents.campaign_id = ${campaignId} and days.business_id = ${businessId}
      and days.day between ${daysFrom}::date and ${to}::date
      and contents.deleted_at is null and campaigns.deleted_at is null)`;

const perCampaign = (
  { from }: Asked,
  values: RawBuilder<unknown>,
  more: RawBuilder<unknown>,
  rows: RawBuilder<unknown> = sql`days`,
) => sql`
  select ${DAY_LINE}, ${values} from ${rows} as happened group by day ${more}
  union all
  select 'content', null, content_id, (array_agg(contents.campaign_id))[1], contents.channel, ${values}
  from ${rows} as happened join contents on contents.id = content_id where day >= ${from}::date
  group by content_id, contents.channel ${more}`;
