import { loadavg } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { newId } from "../server/src/core/ids.ts";
import type { OwnedBusiness } from "../server/src/data/models/business.ts";
import { DEAD_QUEUE, GENERATION_QUEUE } from "../server/src/data/models/queue.ts";
import { createQueueBounds, type QueueLimits } from "../server/src/data/repositories/queue-bounds.ts";
import { createStore } from "../server/src/data/store.ts";
import { createLogger } from "../server/src/infrastructure/logger.ts";
import { createQueue } from "../server/src/infrastructure/queue.ts";
import { makeSpender } from "../server/test/support/ledger.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";

/*
 * How long a business that wants one text waits behind others that want thousands, on the product's own queue with its own
 * turns and places, in units of the time that one text takes; and what becomes of twenty thousand requests of one business.
 * A text is a pause here: nothing is asked of a model.
 */

const SERVICE_MS = 400;
/** As in the product: eight for everybody, two for those of whom nothing is being written. */
const PLACES = 10;
const QUIET = 20;
const ROUNDS = 3;

await using database = await startDatabase();
const { db, pool, url } = database;

async function newBusiness(): Promise<OwnedBusiness> {
  const { userId, businessId } = await makeSpender(database);
  const business = await createStore(db, async () => {}).businesses.findForWork(userId, businessId);
  if (!business) throw new Error("There is no business.");
  return business;
}

async function campaignsOf({ id }: OwnedBusiness, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await pool.query(
    `insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    select id, $1, '', '', '', '[]', '2027-01-01', '2027-01-02', '', 1, 'planning' from unnest($2::uuid[]) as id`,
    [id, ids],
  );
  return ids;
}

/** One process that takes requests and does the work. */
function openProcess(limits: QueueLimits) {
  const logger = createLogger("silent");
  const queue = createQueue({ url, queue: GENERATION_QUEUE, deadQueue: DEAD_QUEUE, logger });
  const store = createStore(
    db,
    (tx, jobs) =>
      queue.enqueue(
        tx,
        jobs.map(({ id, businessId, ...order }) => ({ id, data: { jobId: id }, group: businessId, ...order })),
      ),
    undefined,
    createQueueBounds(limits),
  );
  const asked = new Map<string, number>();
  const waits: number[] = [];
  const working = { now: 0, most: 0 };

  const work = async (data: unknown): Promise<void> => {
    const id = String(Reflect.get(Object(data), "jobId"));
    const since = asked.get(id);
    if (since !== undefined) waits.push((performance.now() - since) / SERVICE_MS);
    working.now += 1;
    working.most = Math.max(working.most, working.now);
    const job = await store.jobs.begin(id, ["strategy", "content"]);
    await delay(SERVICE_MS);
    if (job) await store.jobs.end(job, "succeeded");
    working.now -= 1;
  };
  return {
    queue,
    working,
    waits,
    work: () => queue.work({ work, giveUp: async () => {} }),
    /** Asks for one plan of each of these campaigns; `isMeasured` ones tell how long they waited. */
    async ask(business: OwnedBusiness, campaignIds: string[], isMeasured: boolean): Promise<void> {
      const input = { instruction: null, field: null };
      const jobs = campaignIds.map((campaignId) => {
        return {
          id: newId(),
          kind: "strategy" as const,
          campaignId,
          contentId: null,
          parentId: null,
          input,
          requestId: null,
        };
      });
      await store.transaction((tx) => tx.jobs.add(business, jobs));
      if (isMeasured) for (const { id } of jobs) asked.set(id, performance.now());
    },
  };
}

/** Quiet businesses ask for one text each, all in one moment or one after the other, behind the noisy ones. */
async function fairness(noisy: number, jobsOfEach: number, spreadMs: number): Promise<Record<string, string>> {
  await pool.query("truncate jobs cascade");
  await pool.query("delete from pgboss.job");
  const product = openProcess({ perBusiness: 100_000, inAll: 1_000_000 });
  await product.queue.start();
  for (let count = 0; count < noisy; count += 1) {
    const business = await newBusiness();
    await product.ask(business, await campaignsOf(business, jobsOfEach), false);
  }
  const quiet = await Promise.all(Array.from({ length: QUIET }, newBusiness));
  const wishes = await Promise.all(quiet.map((business) => campaignsOf(business, ROUNDS)));
  await product.work();
  await delay(3 * SERVICE_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      quiet.map(async (business, index) => {
        await delay((index * spreadMs) / QUIET);
        await product.ask(business, [wishes[index]?.[round] ?? ""], true);
      }),
    );
    while (product.waits.length < QUIET * (round + 1)) await delay(20);
  }
  await product.queue.leave(0);
  await product.queue.stop();
  const busy = spreadMs === 0 ? noisy + QUIET : noisy + 1;
  return {
    "noisy x jobs": `${noisy} x ${jobsOfEach}`,
    "the quiet ask": spreadMs === 0 ? "all at once" : "one by one",
    p50: quantile(product.waits, 0.5).toFixed(2),
    p95: quantile(product.waits, 0.95).toFixed(2),
    max: Math.max(...product.waits).toFixed(2),
    "2 x active / places": ((2 * busy) / PLACES).toFixed(2),
    "most at once": String(product.working.most),
  };
}

/** One business asks twenty thousand times, as fast as the database lets it. */
async function bound(): Promise<Record<string, string>> {
  const TIMES = 20_000;
  await pool.query("truncate jobs cascade");
  await pool.query("delete from pgboss.job");
  const product = openProcess({ perBusiness: 200, inAll: 20_000 });
  await product.queue.start();
  const business = await newBusiness();
  const campaigns = await campaignsOf(business, 400);
  const outcomes: Record<string, number> = { taken: 0 };
  const rss: number[] = [];
  let next = 0;
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (let index = next; index < TIMES; index = next) {
      next += 1;
      if (index % 1_000 === 0) rss.push(process.memoryUsage.rss() / 2 ** 20);
      const campaign = campaigns[index < 200 ? index : 200 + (index % 200)] ?? "";
      const outcome = await product.ask(business, [campaign], false).then(
        () => "taken",
        (error: unknown) => String(Reflect.get(Object(error), "code")),
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await pool.query<{ depth: number }>("select count(*) as depth from jobs");
  await product.queue.stop();
  const settled = rss.slice(3);
  return {
    requests: String(TIMES),
    ...Object.fromEntries(Object.entries(outcomes).map(([name, count]) => [name, String(count)])),
    depth: String(rows[0]?.depth),
    "requests a second": (TIMES / seconds).toFixed(0),
    "RSS in MB, first to last": `${settled[0]?.toFixed(0)} to ${settled.at(-1)?.toFixed(0)}, at most ${Math.max(...settled).toFixed(0)}`,
  };
}

console.log(`Fairness: wait for the first moment of service, in units of one service time (${SERVICE_MS} ms).`);
console.table([
  await fairness(1, 10_000, SERVICE_MS * QUIET),
  await fairness(1, 10_000, 0),
  await fairness(5, 2_000, SERVICE_MS * QUIET),
  await fairness(5, 2_000, 0),
]);
console.log("Bound: 20,000 requests of one business for one text each, eight at a time; nothing is worked on.");
console.table([await bound()]);
console.log(
  `Load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`,
);
