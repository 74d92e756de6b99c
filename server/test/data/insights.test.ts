import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;
const store = storeOn(database);

const { businessId, userId } = await makeSpender(database);
const campaigns = [newId(), newId()];
const contents = Array.from({ length: 6 }, newId);
await sql`
  insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
  select id, ${businessId}, 'Spring', 'Sell', '', '["email"]', '2026-01-01', '2026-05-31', '', 3, 'planned'
  from unnest(${campaigns}::uuid[]) as id`.execute(db);
await sql`
  insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
  select id, ${businessId}, (${campaigns}::uuid[])[1 + number % 2], 'email', 'published', 'Loaves', '', ''
  from unnest(${contents}::uuid[]) with ordinality as list (id, number)`.execute(db);
await sql`
  insert into analytics_days (business_id, content_id, day, clicks, bots, revenue, cost)
  select ${businessId}, content, day, 1 + extract(doy from day)::integer * 7 % 13, number % 3,
    case when number % 4 = 0 then '{"EUR": 500, "JPY": 3}' else '{}' end::jsonb,
    case when extract(dow from day) = 1 then '{"EUR": 90}' else '{}' end::jsonb
  from unnest(array_append(${contents}::uuid[], null)) with ordinality as list (content, number)
    cross join generate_series('2026-01-15'::date, '2026-05-20', '1 day') as day`.execute(db);

const found = await store.businesses.findOwned(userId, businessId);
if (!found) throw new Error("There is no business.");
const business = found;

const sorted = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).toSorted();
/** The same sums without anything that was summed up before. */
async function plainly(from: string, to: string, daysFrom: string, campaignId: string | undefined) {
  const { rows } = await sql<{ level: string; key: string | null; clicks: number; eur: number; cost: number }>`
    with days as (
      select days.*, contents.campaign_id, contents.deleted_at, campaigns.deleted_at as gone_at from analytics_days as days
      left join contents on contents.id = days.content_id left join campaigns on campaigns.id = contents.campaign_id
      where days.business_id = ${businessId} and days.day between ${daysFrom}::date and ${to}::date),
    wanted as (
      select * from days where deleted_at is null and gone_at is null
        and (${campaignId ?? null}::uuid is null or campaign_id = ${campaignId ?? null}::uuid))
    select 'day' as level, day::text as key, sum(clicks)::bigint as clicks,
      coalesce(sum((revenue->>'EUR')::bigint), 0)::bigint as eur, coalesce(sum((cost->>'EUR')::bigint), 0)::bigint as cost
    from wanted group by day
    union all
    select 'content', content_id::text, sum(clicks)::bigint, coalesce(sum((revenue->>'EUR')::bigint), 0)::bigint,
      coalesce(sum((cost->>'EUR')::bigint), 0)::bigint
    from wanted where day >= ${from}::date group by content_id`.execute(db);
  return rows;
}

const keyOf = (line: { level: string; day: string | null; contentId: string | null }) =>
  line.level === "day" ? line.day : line.contentId;
const dayOf = (offset: number): string =>
  new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);

test("months that were summed up before say the same as their days, over any range and whatever was removed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 150 }),
      fc.integer({ min: 0, max: 150 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(undefined, ...campaigns),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      async (one, other, earlier, campaignId, removed) => {
        const isRemoved = sql`case when list.removed then now() end`;
        await sql`update contents set deleted_at = ${isRemoved} from unnest(${contents}::uuid[], ${removed.slice(2)}::boolean[])
          as list (id, removed) where contents.id = list.id`.execute(db);
        await sql`update campaigns set deleted_at = ${isRemoved} from unnest(${campaigns}::uuid[],
          ${removed.slice(0, 2).map((is, index) => is && removed[index + 2])}::boolean[]) as list (id, removed)
          where campaigns.id = list.id`.execute(db);
        const [from, to] = [dayOf(Math.min(one, other)), dayOf(Math.max(one, other))];
        const daysFrom = dayOf(Math.max(0, Math.min(one, other) - earlier));

        const { counted, money } = await store.insights.overview(business, { from, to }, { daysFrom, campaignId });

        const inEuro = new Map(
          money.filter(({ currency }) => currency === "EUR").map((line) => [`${line.level} ${keyOf(line)}`, line]),
        );
        const lines = counted.map((line) => {
          const amounts = inEuro.get(`${line.level} ${keyOf(line)}`);
          return {
            level: line.level,
            key: keyOf(line),
            clicks: line.clicks,
            eur: amounts?.revenue ?? 0,
            cost: amounts?.cost ?? 0,
          };
        });
        expect(sorted(lines)).toEqual(sorted(await plainly(from, to, daysFrom, campaignId)));
      },
    ),
    { numRuns: 25 },
  );
});
