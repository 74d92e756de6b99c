import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import type { OwnedBusiness } from "../../src/data/models/business.ts";
import { createQueueBounds, type QueueLimits } from "../../src/data/repositories/queue-bounds.ts";
import { createStore } from "../../src/data/store.ts";
import { makeSpender } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;
const time = { now: 0 };

type Queued = { id: string; businessId: string; priority: number };

/** A store of one process; `served` hands out what was queued as the queue would, the first by priority and then by age. */
function processWith(limits: QueueLimits) {
  const waiting: Queued[] = [];
  const bounds = createQueueBounds(limits, () => time.now);
  const store = createStore(db, async (_db, jobs) => void waiting.push(...jobs), undefined, bounds);
  return {
    store,
    /** Starts so many plans of a business in one transaction. */
    async start(business: OwnedBusiness, count: number): Promise<void> {
      const campaigns = await campaignsOf(business, count);
      const input = { instruction: null, field: null };
      const jobs = campaigns.map((campaignId) => {
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
    },
    async serve(): Promise<string | undefined> {
      const next = waiting.reduce<Queued | undefined>(
        (best, one) => (best && best.priority >= one.priority ? best : one),
        undefined,
      );
      if (!next) return undefined;
      waiting.splice(waiting.indexOf(next), 1);
      await store.jobs.begin(next.id, ["strategy"]);
      return next.id;
    },
  };
}

async function newBusiness(): Promise<OwnedBusiness> {
  const { userId, businessId } = await makeSpender(database);
  const business = await createStore(db, async () => {}).businesses.findForWork(userId, businessId);
  if (!business) throw new Error("There is no business.");
  return business;
}

async function campaignsOf({ id }: OwnedBusiness, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await sql`
    insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    select id, ${id}, '', '', '', '[]', '2027-01-01', '2027-01-02', '', 1, 'planning'
    from unnest(${ids}::uuid[]) as id`.execute(db);
  return ids;
}

const activeOf = async ({ id }: OwnedBusiness): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from jobs where business_id = ${id} and status in ('queued', 'running')`.execute(db);
  return rows[0]?.count ?? 0;
};
const outcomes = (results: PromiseSettledResult<void>[]): string[] =>
  results.map((result) => (result.status === "fulfilled" ? "taken" : String(result.reason.code))).sort();

test("requests at the same time in two processes never pass the bound of a business, and a refused batch leaves nothing", async () => {
  const [one, other] = [processWith({ perBusiness: 10, inAll: 1_000 }), processWith({ perBusiness: 10, inAll: 1_000 })];
  const [shop, neighbour] = [await newBusiness(), await newBusiness()];
  await one.start(shop, 4);

  const attempts = Array.from({ length: 12 }, (_, index) => (index % 2 ? one : other).start(shop, 1));
  const elsewhere = other.start(neighbour, 10);
  expect(outcomes(await Promise.allSettled(attempts))).toEqual([
    ...Array.from({ length: 6 }, () => "queue_full"),
    ...Array.from({ length: 6 }, () => "taken"),
  ]);
  await elsewhere;
  expect([await activeOf(shop), await activeOf(neighbour)]).toEqual([10, 10]);

  const served = await one.serve();
  await one.store.jobs.end({ id: served ?? "", run: 1 }, "succeeded");
  await expect(other.start(shop, 2)).rejects.toMatchObject({ code: "queue_full", facts: { retryAfter: 5 } });
  expect(await activeOf(shop)).toBe(9);
  await other.start(shop, 1);
});

test("all businesses together have a bound too, which opens again once the work is done", async () => {
  await sql`delete from jobs`.execute(db);
  const server = processWith({ perBusiness: 100, inAll: 12 });
  const shops = [await newBusiness(), await newBusiness(), await newBusiness()];
  await Promise.all(shops.map((shop) => server.start(shop, 4)));

  const late = await newBusiness();
  await expect(server.start(late, 1)).rejects.toMatchObject({ code: "overloaded", facts: { retryAfter: 30 } });
  time.now += 1_000;
  await expect(server.start(late, 1)).rejects.toMatchObject({ code: "overloaded" });
  expect(await activeOf(late)).toBe(0);

  for (let count = 0; count < 3; count += 1)
    await server.store.jobs.end({ id: (await server.serve()) ?? "", run: 1 }, "succeeded");
  time.now += 1_000;
  await server.start(late, 3);
  await expect(server.start(late, 1)).rejects.toMatchObject({ code: "overloaded" });
});

test("everyone has a turn: one text comes before everybody's second, and who asked for many is not overtaken for ever", async () => {
  await sql`delete from jobs`.execute(db);
  const server = processWith({ perBusiness: 1_000, inAll: 10_000 });
  const [noisy, loud, quiet] = [await newBusiness(), await newBusiness(), await newBusiness()];
  const owner = async (jobId: string | undefined) => {
    const row = await db
      .selectFrom("jobs")
      .select("businessId")
      .where("id", "=", jobId ?? "")
      .executeTakeFirst();
    return [noisy, loud, quiet].findIndex(({ id }) => id === row?.businessId);
  };
  const serve = async (count: number) => {
    const order = [];
    for (let done = 0; done < count; done += 1) {
      const id = await server.serve();
      order.push(await owner(id));
      await server.store.jobs.end({ id: id ?? "", run: 1 }, "succeeded");
    }
    return order;
  };

  await server.start(noisy, 300);
  expect(await serve(3)).toEqual([0, 0, 0]);
  await server.start(loud, 300);
  expect(await serve(6)).toEqual([0, 1, 0, 1, 0, 1]);
  await server.start(quiet, 1);
  expect((await serve(3)).indexOf(2)).toBeLessThan(3);

  // A shop that asks again and again for a little does not keep the last text of a long list waiting.
  await server.start(quiet, 2);
  const turns = await serve(6);
  expect(turns.filter((who) => who === 2)).toHaveLength(2);
  expect(turns.filter((who) => who === 0)).toHaveLength(2);
  for (let round = 0; round < 5; round += 1) {
    await server.start(quiet, 4);
    expect(await serve(3)).toContain(0);
  }
});

test("who adds a job for a content never waits for the one who holds its campaign", async () => {
  const { store, start } = processWith({ perBusiness: 10, inAll: 1_000 });
  const shop = await newBusiness();
  const [campaignId = ""] = await campaignsOf(shop, 1);
  const job = { campaignId, contentId: null, parentId: null, input: { instruction: null, field: null } };
  await store.transaction(async (tx) => {
    await tx.campaigns.findLocked(shop, campaignId);
    const added = { id: newId(), kind: "content" as const, requestId: null, ...job };
    await store.transaction((other) => other.jobs.add(shop, [added]));
  });
  await start(shop, 1);
  expect(await activeOf(shop)).toBe(2);
});

test("who takes a message from any queue and dies is noticed after ten seconds", async () => {
  const { rows } = await database.pool.query(
    "select name from pgboss.queue where coalesce(heartbeat_seconds, 60) > 10",
  );
  expect(rows).toEqual([]);
});
