import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { newId } from "../server/src/core/ids.ts";
import { createInsightsService } from "../server/src/services/insights-service.ts";
import { createBusinessService } from "../server/src/services/business-service.ts";
import { makeSpender, storeOn } from "../server/test/support/ledger.ts";
import { openDatabase } from "../server/src/infrastructure/database.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import { startDatabase } from "./support/database.ts";
import { databaseCpuMs } from "./support/database-cpu.ts";
import { quantile } from "./support/pairs.ts";

/*
 * What becomes of ten million events of one business: how long it takes to count all of them anew, to count what a busy minute adds,
 * and to read the page of insights, on the product's own PostgreSQL with its own settings.
 */

const EVENTS = 10_000_000;
const AT_ONCE = 250_000;
const CAMPAIGNS = 20;
const CONTENTS = 400;
const DAYS = 365;
const BUSY_MINUTES = 10;
const EVENTS_A_MINUTE = 6_000;
const READS = 200;

await using database = await startDatabase();
const patient = openDatabase<Tables>(database.url, { max: 2, statementTimeoutMs: 3_600_000 });
const store = storeOn(database);
const { businessId, userId } = await makeSpender(database);

const campaigns = Array.from({ length: CAMPAIGNS }, newId);
const contents = Array.from({ length: CONTENTS }, newId);
await database.pool.query(
  `
  insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
  select id, $1, 'Campaign', 'Sell', '', '["email"]', current_date - 365, current_date, '', 20, 'planned'
  from unnest($2::uuid[]) as id`,
  [businessId, campaigns],
);
await database.pool.query(
  `
  insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
  select id, $1, ($2::uuid[])[1 + (number % ${CAMPAIGNS})::integer],
    (array['email', 'instagram', 'facebook', 'blog'])[1 + (number % 4)::integer], 'published', 'Piece ' || number, '', ''
  from unnest($3::uuid[]) with ordinality as list (id, number)`,
  [businessId, campaigns, contents],
);
await database.pool.query(
  `select make_event_month(now() - make_interval(months => ago)) from generate_series(0, 13) as ago`,
);

/** Events as they come: most in the days after a content went out, a tenth from programs, some with a sale. */
const write = ({ pool }: typeof patient, count: number, days: number) =>
  pool.query(
    `insert into events (id, business_id, occurred_at, kind, content_id, bot, visitor, amount, currency, source)
    select gen_random_uuid(), $1, now() - make_interval(secs => random() * $2::integer),
      (array['view', 'view', 'view', 'view', 'click', 'click', 'open', 'conversion'])[1 + floor(random() * 8)::integer],
      ($3::uuid[])[1 + floor(power(random(), 2) * ${CONTENTS})::integer],
      case when random() < 0.1 then 'crawler' end, md5(floor(random() * 200000)::text),
      case when random() < 0.05 then 1000 + floor(random() * 4000)::bigint end, 'EUR', 'bench'
    from generate_series(1, $4::integer)`,
    [businessId, days * 86_400, contents, count],
  );

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

const written = performance.now();
await database.pool.query(`alter table events disable trigger note_events`);
await database.pool.query(`drop index events_of_business, events_of_content, events_of_link`);
await patient.pool.query(`alter table events drop constraint events_pkey`);
for (let done = 0; done < EVENTS; done += AT_ONCE) await write(patient, AT_ONCE, DAYS);
await database.pool.query(`alter table events enable trigger note_events`);
await patient.pool.query(`create index events_of_business on events (business_id, occurred_at)`);
await patient.pool.query(
  `create index events_of_content on events (content_id, occurred_at) where content_id is not null`,
);
await patient.pool.query(
  `create index events_of_link on events (link_id) where content_id is null and link_id is not null`,
);
await patient.pool.query(`alter table events add primary key (id, occurred_at)`);
await patient.pool.query(`vacuum analyze events`);
console.log(`${EVENTS} events written in ${seconds(written)} s, load ${loadavg()[0]?.toFixed(1)}`);

const counted = performance.now();
await storeOn(patient).transaction((tx) => tx.analyticsRollUp.rebuild(businessId));
const { rows } = await database.pool.query<{ days: number; events: number }>(`
  select count(*)::int as days, sum(impressions + clicks + opens + conversions + bots)::int as events from analytics_days`);
console.log(
  `All counted anew in ${seconds(counted)} s: ${rows[0]?.events} events in ${rows[0]?.days} days of contents`,
);
await patient.pool.query(`vacuum analyze analytics_days, analytics, analytics_sums, analytics_money`);

const busy: number[] = [];
for (let minute = 0; minute < BUSY_MINUTES; minute += 1) {
  await write(patient, EVENTS_A_MINUTE, 1);
  const since = performance.now();
  while ((await storeOn(patient).transaction((tx) => tx.analyticsRollUp.step())) > 0);
  busy.push(performance.now() - since);
}
console.log(
  `A minute of ${EVENTS_A_MINUTE} more events is counted in ${quantile(busy, 0.5).toFixed(0)} ms (median of ${BUSY_MINUTES})`,
);

const insights = createInsightsService({ store, businesses: createBusinessService({ store }) });
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const table: Record<string, Record<string, string>> = {};
for (const days of [28, 90, 365]) {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const databaseCpu = await databaseCpuMs(database.pool);
  for (let read = 0; read < READS; read += 1) {
    const to = day(read % 30);
    const from = day((read % 30) + days - 1);
    const since = performance.now();
    await insights.read(userId, businessId, { from, to, compare: "previous" });
    times.push(performance.now() - since);
  }
  const own = process.cpuUsage(cpu);
  const ofDatabase = (await databaseCpuMs(database.pool)) - databaseCpu;
  table[`${days} days and the ${days} before`] = {
    "fastest ms": Math.min(...times).toFixed(1),
    "p50 ms": quantile(times, 0.5).toFixed(1),
    "p95 ms": quantile(times, 0.95).toFixed(1),
    "CPU of Node, ms": ((own.user + own.system) / 1000 / READS).toFixed(1),
    "CPU of PostgreSQL, ms": (ofDatabase / READS).toFixed(1),
  };
}
console.log(`\nInsights of one business, whole call of the service, load ${loadavg()[0]?.toFixed(1)}`);
console.table(table);
await patient.close();
