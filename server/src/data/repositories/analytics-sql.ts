import { type RawBuilder, sql } from "kysely";

/** Columns that are sums of others in every table of results. */
export const COUNTED_COLUMNS = [
  "impressions",
  "sends",
  "opens",
  "openers",
  "clicks",
  "clickers",
  "conversions",
  "replies",
  "bounces",
  "complaints",
  "unsubscribes",
  "bots",
] as const;
export type CountedColumn = (typeof COUNTED_COLUMNS)[number];

export const columns = sql.raw(COUNTED_COLUMNS.join(", "));

/** Which rows of a business a count is about: of some contents, of some days of contents, or of nothing that is a content. */
export type Scope = { businessId: string; timezone: string } & (
  | { of: "nothing" }
  | { of: "contents"; contentIds: readonly string[] }
  | { of: "days"; days: readonly { contentId: string | null; day: string }[] }
);

const inScope = (scope: Scope, content: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> => {
  if (scope.of === "nothing") return sql`false`;
  if (scope.of === "contents") return sql`${content} = any(${scope.contentIds}::uuid[])`;
  return sql`(${content}, ${day}) in (select content_id, day from days)`;
};

/** Who did it, as far as anybody can tell: the one whose mail it was, a visitor of that day, or somebody. */
export const whoOf = sql`case when delivery_id is not null then uuid_hash_extended(delivery_id, 1)
  when visitor is not null then hashtextextended(visitor, 2) else uuid_hash_extended(id, 3) end`;

const daysOf = (scope: Scope) => (scope.of === "days" ? scope.days : []);

/**
 * Events of the days asked for, each day found by the index of its content; of the whole business or of whole contents otherwise.
 * Without the kind of join a planner might choose for a list of unknown length.
 */
function eventsIn(scope: Scope): RawBuilder<unknown> {
  const { businessId, timezone } = scope;
  const wanted = sql`content_id, kind, bot, amount, currency,
    (occurred_at at time zone ${timezone})::date as day,
    ${whoOf} as who`;
  if (scope.of === "nothing") {
    return sql`select ${wanted} from events where business_id = ${businessId} and content_id is null`;
  }
  if (scope.of === "contents") {
    return sql`select ${wanted} from events
      where business_id = ${businessId} and content_id = any(${scope.contentIds}::uuid[])`;
  }
  const between = sql`occurred_at >= days.day::timestamp at time zone ${timezone}
    and occurred_at < (days.day + 1)::timestamp at time zone ${timezone}`;
  return sql`
    select found.* from days cross join lateral (
      select ${wanted} from events
      where business_id = ${businessId} and content_id = days.content_id and ${between}) as found
    where days.content_id is not null
    union all
    select found.* from days cross join lateral (
      select ${wanted} from events where business_id = ${businessId} and content_id is null and ${between}) as found
    where days.content_id is null`;
}

const people = (kind: string) => sql`count(*) filter (where bot is null and kind = ${sql.lit(kind)})`;
const once = (kind: string) => sql`count(distinct who) filter (where bot is null and kind = ${sql.lit(kind)})`;

/** A count that the owner entered anywhere for a content takes the place of ours on all of its days. */
const chosen = (name: string, entered: string = name) =>
  sql`case when stated.${sql.ref(entered)} then coalesce(entry.${sql.ref(entered)}, 0)
    else coalesce(counted.${sql.ref(name)}, 0) end`;

/** The results of the days in a scope, from events and entries alone: always the same for the same rows. */
export const resultsIn = (scope: Scope): RawBuilder<unknown> => sql`
  with days as materialized (
    select * from unnest(${daysOf(scope).map(({ contentId }) => contentId)}::uuid[],
      ${daysOf(scope).map(({ day }) => day)}::date[]) as list (content_id, day)),
  happened as not materialized (${eventsIn(scope)}),
  counted as (
    select content_id, day, ${people("view")} as impressions, ${people("delivered")} as sends, ${people("open")} as opens,
      ${once("open")} as openers, ${people("click")} as clicks, ${once("click")} as clickers,
      ${people("conversion")} as conversions, ${people("reply")} as replies, ${people("bounce")} as bounces,
      ${people("complaint")} as complaints, ${people("unsubscribe")} as unsubscribes,
      count(*) filter (where bot is not null) as bots
    from happened group by content_id, day),
  earned as (
    select content_id, day, jsonb_object_agg(currency, amount) as revenue from (
      select content_id, day, currency, sum(amount) as amount from happened
      where kind = 'conversion' and bot is null and amount <> 0 and currency is not null
      group by content_id, day, currency) as sums
    group by content_id, day),
  stated as (
    select content_id, bool_or(impressions is not null) as impressions, bool_or(sends is not null) as sends,
      bool_or(opens is not null) as opens, bool_or(clicks is not null) as clicks,
      bool_or(conversions is not null) as conversions, bool_or(replies is not null) as replies,
      bool_or(revenue is not null) as revenue
    from analytics_entries where business_id = ${scope.businessId} group by content_id),
  entry as (
    select * from analytics_entries
    where business_id = ${scope.businessId} and ${inScope(scope, sql`content_id`, sql`day`)}),
  known as (
    select content_id, day from counted union select content_id, day from entry)
  select ${scope.businessId}::uuid as business_id, known.content_id, known.day,
    ${chosen("impressions")} as impressions, ${chosen("sends")} as sends, ${chosen("opens")} as opens,
    ${chosen("openers", "opens")} as openers, ${chosen("clicks")} as clicks, ${chosen("clickers", "clicks")} as clickers,
    ${chosen("conversions")} as conversions, ${chosen("replies")} as replies,
    coalesce(counted.bounces, 0) as bounces, coalesce(counted.complaints, 0) as complaints,
    coalesce(counted.unsubscribes, 0) as unsubscribes, coalesce(counted.bots, 0) as bots,
    case when stated.revenue then case when entry.revenue <> 0 then jsonb_build_object(entry.currency, entry.revenue) else '{}' end
      else coalesce(earned.revenue, '{}') end as revenue,
    case when entry.cost <> 0 then jsonb_build_object(entry.currency, entry.cost) else '{}' end as cost
  from known
  left join counted on counted.content_id is not distinct from known.content_id and counted.day = known.day
  left join earned on earned.content_id is not distinct from known.content_id and earned.day = known.day
  left join entry on entry.content_id = known.content_id and entry.day = known.day
  left join stated on stated.content_id = known.content_id
  where known.content_id is null or exists (
    select from contents where contents.id = known.content_id and contents.business_id = ${scope.businessId})`;
