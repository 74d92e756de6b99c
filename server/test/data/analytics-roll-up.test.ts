import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;
const store = storeOn(database);

/** A business in a zone that changes its clocks, with a campaign of two contents. */
async function shop() {
  const { businessId, userId } = await makeSpender(database);
  const campaignId = newId();
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    values (${campaignId}, ${businessId}, 'Spring', 'Sell', '', '["email"]', '2026-03-01', '2026-04-30', '', 2, 'planned')`.execute(
    db,
  );
  const contents = [newId(), newId()] as const;
  for (const id of contents) {
    await sql`insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
      values (${id}, ${businessId}, ${campaignId}, 'email', 'published', 'Loaves', '', '')`.execute(db);
  }
  const business = await store.businesses.findOwned(userId, businessId);
  if (!business) throw new Error("There is no business.");
  return { business, contents };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";
const deliveries = [newId(), newId(), newId()];

const event = fc.record({
  what: fc.constant("event" as const),
  content: fc.constantFrom(0, 1, null),
  // Around the night in which the clocks of Lisbon move, and the ends of days.
  at: fc.integer({ min: 0, max: 6 * 24 * 4 }).map((quarters) => new Date(Date.UTC(2026, 2, 27) + quarters * 900_000)),
  kind: fc.constantFrom("click", "open", "view", "conversion", "delivered", "bounce", "unsubscribe", "reply"),
  bot: fc.constantFrom(null, null, null, "crawler"),
  visitor: fc.constantFrom(null, "a", "b"),
  delivery: fc.constantFrom(null, ...deliveries),
  amount: fc.constantFrom(null, 100, 250),
  currency: fc.constantFrom("EUR", "USD"),
});
const entry = fc.record({
  what: fc.constant("entry" as const),
  content: fc.constantFrom(0, 1),
  day: fc.constantFrom("2026-03-28", "2026-03-29", "2026-03-30"),
  clicks: fc.constantFrom(null, 0, 9),
  impressions: fc.constantFrom(null, 500),
  cost: fc.constantFrom(null, 700),
});
const back = fc.record({ what: fc.constant("take back" as const), content: fc.constantFrom(0, 1) });
const rollUp = fc.record({ what: fc.constant("roll up" as const) });
const zone = fc.record({
  what: fc.constant("zone" as const),
  timezone: fc.constantFrom("Europe/Lisbon", "Asia/Tokyo"),
});

type Taken<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;
type Step = Taken<typeof event> | Taken<typeof entry> | Taken<typeof back> | Taken<typeof rollUp> | Taken<typeof zone>;
type Shop = Awaited<ReturnType<typeof shop>>;

async function take(step: Step, { business, contents }: Shop): Promise<void> {
  if (step.what === "roll up") await store.transaction((tx) => tx.analyticsRollUp.step());
  else if (step.what === "zone")
    await sql`update businesses set timezone = ${step.timezone} where id = ${business.id}`.execute(db);
  else if (step.what === "event") {
    const { at, kind, bot, visitor, delivery, amount, currency } = step;
    await sql`insert into events (id, business_id, occurred_at, kind, content_id, bot, visitor, delivery_id, amount, currency, source)
      values (${newId()}, ${business.id}, ${at.toISOString()}, ${kind}, ${step.content === null ? null : contents[step.content]},
        ${bot}, ${visitor}, ${delivery}, ${amount}, ${amount === null ? null : currency}, 'test')`.execute(db);
  } else {
    const contentId = contents[step.content === 0 ? 0 : 1];
    await store.transaction(async (tx) => {
      if (step.what === "take back") await tx.analytics.forget(business, contentId);
      else {
        const { day, clicks, impressions, cost } = step;
        const unknown = { sends: null, opens: null, conversions: null, replies: null, revenue: null };
        const currency = cost === null ? null : "EUR";
        await tx.analytics.enter(business, [
          { contentId, source: "typed", day, clicks, impressions, cost, currency, ...unknown },
        ]);
      }
      await tx.analyticsRollUp.count(business, [contentId]);
    });
  }
}

const resultsOf = async ({ business: { id } }: Shop) => {
  const { rows: days } = await sql`select to_jsonb(d) as row from analytics_days as d where business_id = ${id}
    order by content_id, day`.execute(db);
  const { rows: contents } =
    await sql`select to_jsonb(a) - 'updated_at' as row from analytics as a where business_id = ${id}
    order by content_id`.execute(db);
  return { days, contents };
};

/** What the database keeps of the days by itself, and the same added up here. */
const sumsOf = async ({ business: { id } }: Shop) => {
  const { rows } = await sql<{ kept: unknown; summed: unknown }>`
    with added as (
      select span, day, content_id, sum(clicks) as clicks, sum(openers) as openers, sum(bots) as bots
      from (
        select 'day' as span, day, ${NOBODY}::uuid as content_id, clicks, openers, bots from analytics_days where business_id = ${id}
        union all
        select 'month', date_trunc('month', day)::date, coalesce(content_id, ${NOBODY}), clicks, openers, bots
        from analytics_days where business_id = ${id}) as spans
      group by 1, 2, 3),
    amounts as (
      select span, day, content_id, currency, sum(revenue) as revenue, sum(cost) as cost from (
        select s.span, case s.span when 'day' then day else date_trunc('month', day)::date end as day,
          case s.span when 'day' then ${NOBODY} else coalesce(content_id, ${NOBODY}) end as content_id, currency, 
          coalesce((revenue->>currency)::bigint, 0) as revenue, coalesce((cost->>currency)::bigint, 0) as cost
        from analytics_days cross join (values ('day'), ('month')) as s (span) cross join (values ('EUR'), ('USD')) as c (currency)
        where business_id = ${id}) as lines group by 1, 2, 3, 4)
    select
      (select json_agg(row(span, day, content_id, clicks, openers, bots) order by span, day, content_id) from analytics_sums
        where business_id = ${id} and clicks + openers + bots <> 0) as kept,
      (select json_agg(row(span, day, content_id, clicks, openers, bots) order by span, day, content_id) from added
        where clicks + openers + bots <> 0) as summed
    union all select
      (select json_agg(row(span, day, content_id, currency, revenue, cost) order by span, day, content_id, currency)
        from analytics_money where business_id = ${id} and (revenue <> 0 or cost <> 0)),
      (select json_agg(row(span, day, content_id, currency, revenue, cost) order by span, day, content_id, currency)
        from amounts where revenue <> 0 or cost <> 0)`.execute(db);
  return { kept: rows.map(({ kept }) => kept), summed: rows.map(({ summed }) => summed) };
};

test("whatever happens in whatever order, counting step by step ends where counting all anew does", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 6, arbitrary: event }, entry, back, rollUp, zone), { minLength: 5, maxLength: 40 }),
      async (steps) => {
        const made = await shop();
        for (const step of steps) await take(step, made);
        while ((await store.transaction((tx) => tx.analyticsRollUp.step())) > 0);
        const stepByStep = await resultsOf(made);
        await store.transaction((tx) => tx.analyticsRollUp.rebuild(made.business.id));
        expect(stepByStep).toEqual(await resultsOf(made));
        const { kept, summed } = await sumsOf(made);
        expect(kept).toEqual(summed);
      },
    ),
    { numRuns: 8 },
  );
});

test("no event is forgotten that is written while others are counted", async () => {
  const made = await shop();
  const write = async (count: number) => {
    for (let written = 0; written < count; written += 1) {
      await sql`insert into events (id, business_id, occurred_at, kind, content_id, source)
        values (${newId()}, ${made.business.id}, '2026-03-29T12:00:00Z', 'click', ${made.contents[0]}, 'test')`.execute(
        db,
      );
    }
  };
  const count = async (times: number) => {
    for (let done = 0; done < times; done += 1) await store.transaction((tx) => tx.analyticsRollUp.step());
  };

  await Promise.all([write(60), write(60), count(40), count(40)]);
  while ((await store.transaction((tx) => tx.analyticsRollUp.step())) > 0);

  const record = await store.analytics.find(made.business, made.contents[0]);
  expect(record?.clicks).toBe(120);
});

test("results go with the content that is erased, and an event that comes after it brings nothing back", async () => {
  const made = await shop();
  const click = () =>
    sql`insert into events (id, business_id, occurred_at, kind, content_id, source)
    values (${newId()}, ${made.business.id}, '2026-03-29T12:00:00Z', 'click', ${made.contents[0]}, 'test')`.execute(db);
  await click();
  while ((await store.transaction((tx) => tx.analyticsRollUp.step())) > 0);
  expect((await resultsOf(made)).contents).toHaveLength(1);

  await db.deleteFrom("contents").where("id", "=", made.contents[0]).execute();
  await click();
  while ((await store.transaction((tx) => tx.analyticsRollUp.step())) > 0);

  expect(await resultsOf(made)).toEqual({ days: [], contents: [] });
  expect((await sumsOf(made)).kept).toEqual([null, null]);
});
