import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { columns, COUNTED_COLUMNS, resultsIn, type Scope, whoOf } from "./analytics-sql.ts";

/** One roll-up at a time in all processes: two of the same day could leave the older result behind. */
const LOCK = 4_837_261_920;
/** Changes that are taken up at once. */
const BATCH = 1_000;
/** What one statement counts: it ends in its time, however many events there are. */
const DAYS_AT_ONCE = 200;
const CONTENTS_AT_ONCE = 20;

type Place = { businessId: string; timezone: string };
type Waiting = { businessId: string; contentId: string | null; day: string | null };

const sums = sql.raw(COUNTED_COLUMNS.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(", "));
const changes = sql.raw([...COUNTED_COLUMNS, "revenue", "cost"].map((name) => `${name} = excluded.${name}`).join(", "));

const amounts = (name: "revenue" | "cost") => sql`
  coalesce((select jsonb_object_agg(currency, amount) from (
    select key as currency, sum(value::bigint) as amount
    from analytics_days as money cross join jsonb_each_text(money.${sql.raw(name)})
    where money.content_id = days.content_id and money.${sql.raw(name)} <> '{}' group by key) as sums), '{}')`;

/** Makes the results from events and entries: of what changed, or of a whole business. Call it in a transaction. */
export function createAnalyticsRollUp(db: Kysely<Tables>) {
  const forget = async (scope: Scope): Promise<void> => {
    const ofBusiness = sql`delete from analytics_days where business_id = ${scope.businessId}`;
    if (scope.of === "nothing") await sql`${ofBusiness} and content_id is null`.execute(db);
    else if (scope.of === "contents")
      await sql`${ofBusiness} and content_id = any(${scope.contentIds}::uuid[])`.execute(db);
    else {
      await sql`
        delete from analytics_days using unnest(${scope.days.map(({ contentId }) => contentId)}::uuid[],
          ${scope.days.map(({ day }) => day)}::date[]) as list (content_id, day)
        where analytics_days.business_id = ${scope.businessId} and analytics_days.day = list.day
          and analytics_days.content_id is not distinct from list.content_id`.execute(db);
    }
  };

  /** The one record of each content that may have changed. */
  const sumUp = async (scope: Scope): Promise<void> => {
    const ids = scope.of === "contents" ? scope.contentIds : scope.of === "days" ? contentsIn(scope.days) : [];
    const which = sql`content_id = any(${ids}::uuid[])`;
    await sql`
      delete from analytics where business_id = ${scope.businessId} and ${which} and not exists (
        select from analytics_days as days where days.content_id = analytics.content_id)`.execute(db);
    await sql`
      insert into analytics (content_id, business_id, ${columns}, revenue, cost)
      select content_id, business_id, ${sums}, ${amounts("revenue")}, ${amounts("cost")}
      from analytics_days as days
      where business_id = ${scope.businessId} and content_id is not null and ${which}
      group by content_id, business_id
      on conflict (content_id) do update set ${changes}, updated_at = now()`.execute(db);
    // Who opens a mail on two days is one reader of it.
    await sql`
      update analytics set clickers = people.clickers, openers = people.openers
      from (
        select content_id, count(distinct who) filter (where kind = 'click') as clickers,
          count(distinct who) filter (where kind = 'open') as openers
        from (
          select content_id, kind, ${whoOf} as who from events
          where business_id = ${scope.businessId} and bot is null and kind in ('click', 'open')
            and content_id in (select content_id from analytics where business_id = ${scope.businessId} and sends > 0 and ${which})
        ) as happened group by content_id) as people
      where analytics.content_id = people.content_id and not exists (
        select from analytics_entries as entered
        where entered.content_id = analytics.content_id and (entered.clicks is not null or entered.opens is not null))`.execute(
      db,
    );
  };

  const countAgain = async (scope: Scope): Promise<void> => {
    await forget(scope);
    await sql`insert into analytics_days (business_id, content_id, day, ${columns}, revenue, cost) ${resultsIn(scope)}`.execute(
      db,
    );
    await sumUp(scope);
  };

  /** All of a business, some contents at a time. */
  const countAll = async (business: Place): Promise<void> => {
    const rows = await db.selectFrom("contents").select("id").where("businessId", "=", business.businessId).execute();
    const waiting = rows.map(({ id: contentId }) => Object.assign({ contentId, day: null }, business));
    for (const scope of scopesOf(business, waiting)) await countAgain(scope);
    await countAgain({ ...business, of: "nothing" });
  };

  const holds = async (): Promise<boolean> => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as held`.execute(
      db,
    );
    return rows[0]?.held ?? false;
  };

  const placeOf = async (businessId: string): Promise<Place | undefined> => {
    const rows = db.selectFrom("businesses").select("timezone").where("id", "=", businessId);
    const business = await rows.executeTakeFirst();
    return business && { businessId, timezone: business.timezone };
  };

  return {
    /** Counts some of what changed again; how much there was to do. Zero as well where another process is at it. */
    async step(): Promise<number> {
      if (!(await holds())) return 0;
      const { rows: waiting } = await sql<Waiting>`
        delete from analytics_waiting where id in (select id from analytics_waiting order by id limit ${sql.lit(BATCH)})
        returning business_id, content_id, day`.execute(db);
      const zones = await db
        .selectFrom("businesses")
        .select(["id", "timezone"])
        .where("id", "in", [...new Set(waiting.map(({ businessId }) => businessId)), NOBODY])
        .execute();
      for (const { id: businessId, timezone } of zones) {
        const own = waiting.filter((row) => row.businessId === businessId);
        const place = { businessId, timezone };
        if (own.some(({ contentId, day }) => contentId === null && day === null)) await countAll(place);
        else for (const scope of scopesOf(place, own)) await countAgain(scope);
      }
      return waiting.length;
    },

    /** Makes all results of a business from the beginning. */
    async rebuild(businessId: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
      const place = await placeOf(businessId);
      if (place) await countAll(place);
    },

    /** Counts contents again: at once, or with the next roll-up where another process is at it. */
    async count({ id: businessId }: OwnedBusiness, contentIds: readonly string[]): Promise<void> {
      const rows = contentIds.map((contentId) => ({ businessId, contentId, day: null }));
      // Its zone may be another one since the business was read.
      const place = (await holds()) && (await placeOf(businessId));
      if (place) for (const scope of scopesOf(place, rows)) await countAgain(scope);
      else if (rows.length > 0) await db.insertInto("analyticsWaiting").values(rows).execute();
    },
  };
}

/** No business has this id: a list for `in` is never empty. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const contentsIn = (days: readonly { contentId: string | null }[]): string[] => [
  ...new Set(days.map(({ contentId }) => contentId).filter((id) => id !== null)),
];

/** What has to be counted, each day once: whole contents, and single days of others. */
function scopesOf(business: Place, waiting: readonly Waiting[]): Scope[] {
  const whole = new Set(contentsIn(waiting.filter(({ day }) => day === null)));
  const days = new Map<string, { contentId: string | null; day: string }>();
  for (const { contentId, day } of waiting) {
    const isCounted = contentId !== null && whole.has(contentId);
    if (day !== null && !isCounted) days.set(`${contentId} ${day}`, { contentId, day });
  }
  return [
    ...inParts([...whole], CONTENTS_AT_ONCE).map((ids) =>
      Object.assign({ of: "contents" as const, contentIds: ids }, business),
    ),
    ...inParts([...days.values()], DAYS_AT_ONCE).map((some) =>
      Object.assign({ of: "days" as const, days: some }, business),
    ),
  ];
}

const inParts = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_part, index) =>
    items.slice(index * size, (index + 1) * size),
  );
