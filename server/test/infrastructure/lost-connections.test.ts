import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { DEAD_QUEUE, GENERATION_QUEUE } from "../../src/data/models/queue.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { openJobSignals } from "../../src/infrastructure/job-signals.ts";
import { createQueue } from "../../src/infrastructure/queue.ts";
import { databaseTrouble } from "../../src/routes/database-away.ts";
import { proxyTo } from "../support/cluster.ts";
import { testDatabase } from "../support/test-database.ts";

const { db: direct, url } = await testDatabase();
const proxy = await proxyTo(url);
afterAll(() => proxy.close());
const logger = pino({ level: "silent" });

const ROADS = {
  "no packet arrives any more": { breakDown: () => proxy.blackhole(true), mend: () => proxy.blackhole(false) },
  "the server's end is gone": { breakDown: () => proxy.dropServerSide(), mend: () => undefined },
  "the connection is reset": { breakDown: () => proxy.cut(), mend: () => undefined },
};

test.each(Object.entries(ROADS))("a pool gets over it when %s, and keeps nothing of it", async (_name, road) => {
  const { db, pool, close } = openDatabase<unknown>(proxy.url, { max: 3, silenceMs: 300, acquireTimeoutMs: 5_000 });
  const between = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const transaction = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    begun.resolve();
    await between.promise;
    await sql`select 2`.execute(tx);
  });
  const waiting = sql`select pg_sleep(0.2)`.execute(db); // its answer is on the way when the road breaks
  await begun.promise;
  await expect.poll(() => pool.totalCount).toBe(2);

  road.breakDown();
  between.resolve();
  const outcomes = await Promise.allSettled([transaction, waiting]);
  road.mend();

  const reasons = outcomes.map((outcome) => outcome.status === "rejected" && databaseTrouble(outcome.reason));
  expect(reasons).toEqual(["away", "away"]);
  await expect.poll(() => sql`select 1`.execute(db).then(() => "answered")).toBe("answered");
  expect({ waiting: pool.waitingCount, inUse: pool.totalCount - pool.idleCount }).toEqual({ waiting: 0, inUse: 0 });
  await close();
  await expect.poll(() => proxy.open()).toBe(0);
});

test("whoever listens for changes notices that it hears nothing, connects again and lets everybody look", async () => {
  const channel = `heard_${randomUUID().slice(0, 8)}`;
  const signals = await openJobSignals(proxy.url, channel, logger, { askEveryMs: 100, silenceMs: 300 });
  let heard = 0;
  signals.subscribe("job-1", () => (heard += 1));
  const notify = () => sql`select pg_notify(${channel}, 'job-1')`.execute(direct);
  await notify();
  await expect.poll(() => heard).toBe(1);

  proxy.blackhole(true);
  await notify(); // nobody hears this
  await expect.poll(() => signals.deafForMs()).toBeGreaterThan(0);
  expect(heard).toBe(1);
  proxy.blackhole(false);
  await expect.poll(() => heard).toBeGreaterThan(1);
  expect(signals.deafForMs()).toBe(0);

  const before = heard;
  await notify();
  await expect.poll(() => heard).toBeGreaterThan(before);
  await signals.close();
  await expect.poll(() => proxy.open()).toBe(0);
});

test("the queue goes on with its work after its connections went silent", async () => {
  const limits = { heartbeatMs: 200, silenceMs: 500 };
  const queue = createQueue({ url: proxy.url, queue: GENERATION_QUEUE, deadQueue: DEAD_QUEUE, logger, limits });
  await queue.start();
  const done: unknown[] = [];
  await queue.work({ work: async (data) => void done.push(data), giveUp: async () => undefined });
  const enqueue = (name: string) => queue.enqueue(direct, [{ id: randomUUID(), data: { name }, group: "one" }]);
  await enqueue("before");
  await expect.poll(() => done).toEqual([{ name: "before" }]);

  proxy.dropServerSide();
  await enqueue("meanwhile");

  await expect.poll(() => done).toEqual([{ name: "before" }, { name: "meanwhile" }]);
  await queue.stop();
  await expect.poll(() => proxy.open()).toBe(0);
});
