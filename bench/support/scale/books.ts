import { setTimeout as delay } from "node:timers/promises";
import type { Tables } from "../../../server/src/data/models/tables.ts";
import type { Database } from "../../../server/src/infrastructure/database.ts";
import { createLedgerService } from "../../../server/src/services/ledger-service.ts";
import { storeOn } from "../../../server/test/support/ledger.ts";
import type { Accepted } from "./work.ts";

type Pool = Database<Tables>["pool"];

const numbers = async <Name extends string>(
  pool: Pool,
  text: string,
  values: unknown[] = [],
): Promise<Record<Name, number>> => {
  const { rows } = await pool.query<Record<Name, number>>(text, values);
  const [row] = rows;
  if (!row) throw new Error("There is no such row.");
  return row;
};

const UNDER_WAY = `
  select (select count(*) from jobs where status in ('queued', 'running'))::int
    + (select count(*) from contents where status = 'publishing' or (status = 'scheduled' and scheduled_at < now() + interval '1 minute'))::int as left`;
const EVENTS = "select count(*)::int as events from events where kind = 'click'";

/** Until nothing is under way any more and no click is written any more; how many seconds that took, and what was left at the end. */
export async function untilQuiet(pool: Pool, mostSeconds: number) {
  const since = Date.now();
  let [left, events] = [1, -1];
  for (;;) {
    const seconds = (Date.now() - since) / 1000;
    const now = (await numbers<"events">(pool, EVENTS)).events;
    ({ left } = await numbers<"left">(pool, UNDER_WAY));
    if ((left === 0 && now === events) || seconds > mostSeconds) return { seconds, left };
    events = now;
    await delay(6_500); // longer than clicks wait for each other
  }
}

const GENERATIONS = `
  select count(*)::int as jobs, (count(*) filter (where status = 'succeeded'))::int as succeeded,
    (count(*) filter (where status not in ('succeeded', 'queued', 'running')))::int as failed,
    (count(*) filter (where status in ('queued', 'running')))::int as open,
    (count(*) filter (where status = 'succeeded' and kind = 'content'))::int as texts,
    (count(*) filter (where kind <> 'campaign_contents'))::int as generations
  from jobs`;
const KEPT = "select count(*)::int as kept from jobs where id = any($1::uuid[])";
const VERSIONS = `select (count(*) filter (where author = 'ai'))::int as written, (count(*) filter (where author = 'person'))::int as edited
  from content_versions`;
const CALLS = `
  select count(*)::int as rows, (count(*) filter (where outcome in ('ok', 'repaired')))::int as answered,
    (count(*) filter (where outcome = 'started'))::int as open, (count(*) filter (where outcome = 'lost'))::int as lost,
    (select count(*) from (select from ai_logs where outcome in ('ok', 'repaired') and jsonb_array_length(issues) = 0
      group by job_id having count(*) > 1) as twice)::int as twice
  from ai_logs`;
const PUBLICATIONS = `
  select count(*)::int as rows, (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'unknown'))::int as unknown,
    (count(*) filter (where state not in ('done', 'unknown')))::int as other, count(distinct content_id)::int as contents
  from publications`;
const CLICKS = `select (select count(*) from events where kind = 'click')::int as counted,
  (select coalesce(sum(events), 0) from event_losses)::int as lost`;

type Outside = { calls: number; taken: ReadonlyMap<string, number>; accepted: Accepted };

/** What was asked for and heard, held against the tables, the model and the place outside: nothing lost, nothing twice. */
export async function holdTheBooks(database: Database<Tables>, { calls, taken, accepted }: Outside) {
  const { pool } = database;
  const jobs = await numbers<"jobs" | "succeeded" | "failed" | "open" | "texts" | "generations">(pool, GENERATIONS);
  const { kept } = await numbers<"kept">(pool, KEPT, [accepted.jobIds]);
  const versions = await numbers<"written" | "edited">(pool, VERSIONS);
  const ledger = await numbers<"rows" | "answered" | "open" | "lost" | "twice">(pool, CALLS);
  const out = await numbers<"rows" | "done" | "unknown" | "other" | "contents">(pool, PUBLICATIONS);
  const clicks = await numbers<"counted" | "lost">(pool, CLICKS);
  const { problems } = await createLedgerService({ store: storeOn(database) }).verify();
  const takenTwice = [...taken.values()].filter((times) => times > 1).length;
  const figures = { jobs, versions, ledger, calls, publications: out, taken: taken.size, clicks };
  const troubles = [
    differ("jobs that were accepted, and are there", accepted.jobIds.length, kept),
    differ("jobs without an end", 0, jobs.open),
    differ("texts that jobs made, and versions of them", jobs.texts, versions.written),
    differ("edits that were answered well, and versions of them", accepted.edits.length, versions.edited),
    differ("edits that were answered with the version of another", accepted.edits.length, new Set(accepted.edits).size),
    differ("jobs with two flawless answers", 0, ledger.twice),
    calls > ledger.rows ? `${calls} calls arrived at the model, and the ledger has ${ledger.rows}` : null,
    differ(
      "rows of the ledger, and those answered, lost or open",
      ledger.rows,
      ledger.answered + ledger.lost + ledger.open,
    ),
    differ("contents that were told to go out, and publishings", accepted.publications.size, out.rows),
    differ("publishings, and contents of them", out.rows, out.contents),
    differ("publishings that neither arrived nor are known to be unknown", 0, out.other),
    differ("ids that arrived twice outside", 0, takenTwice),
    taken.size < out.done || taken.size > out.done + out.unknown
      ? `${taken.size} arrived outside, ${out.done} are done and ${out.unknown} unknown`
      : null,
    differ("clicks that were led on, and counted or reported as lost", accepted.clicks, clicks.counted + clicks.lost),
    ...problems,
  ].filter((trouble) => trouble !== null);
  return { figures, troubles };
}

const differ = (what: string, wanted: number, found: number): string | null =>
  wanted === found ? null : `${what}: ${wanted} and ${found}`;

const WAITS = `
  select (business_id = $3)::int as noisy, count(*)::int as texts,
    percentile_cont(0.5) within group (order by extract(epoch from started_at - created_at))::float8 as p50,
    percentile_cont(0.95) within group (order by extract(epoch from started_at - created_at))::float8 as p95
  from jobs where kind = 'content' and created_at between $1 and $2 and started_at is not null group by 1`;

/** How long texts waited for their turn, of the one business that asks for many and of all others. */
export async function waitsOf(pool: Pool, from: Date, to: Date, noisyBusinessId: string) {
  const { rows } = await pool.query<Record<"noisy" | "texts" | "p50" | "p95", number>>(WAITS, [
    from,
    to,
    noisyBusinessId,
  ]);
  return rows;
}

/** How many jobs ended between two moments. */
export const endedBetween = async (pool: Pool, from: Date, to: Date): Promise<number> =>
  (
    await numbers<"ended">(
      pool,
      "select count(*)::int as ended from jobs where kind <> 'campaign_contents' and finished_at between $1 and $2",
      [from, to],
    )
  ).ended;

/** Connections of all processes, and how many jobs wait. */
export const standingOf = (pool: Pool): Promise<Record<"connections" | "waiting", number>> =>
  numbers(
    pool,
    `select (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as connections,
      (select count(*) from jobs where status = 'queued')::int as waiting`,
  );
