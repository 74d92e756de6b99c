import { randomUUID } from "node:crypto";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createRateLimiter } from "../../src/infrastructure/rate-limiter.ts";
import { connectRedis } from "../../src/infrastructure/rate-limits-in-redis.ts";
import { may } from "../../src/routes/policy.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";
import { makeSpender } from "../support/ledger.ts";
import { freePort, startRedis } from "../support/redis.ts";

/** Routes of a business that cost what their address says; `started` counts what got through. */
const started = { count: 0 };
const costInAddress = async ({ params }: { params: unknown }) => Number(Reflect.get(Object(params), "cost"));
const costlyRoutes: FastifyPluginCallbackZod = (api, _options, ready) => {
  api.post(
    "/businesses/:businessId/costs/:cost",
    { config: { policy: may("edit", { cost: costInAddress }) } },
    async () => ({
      data: (started.count += 1),
    }),
  );
  ready();
};

const limits = {
  aiPerMinute: 20,
  aiBusinessPerMinute: 10,
  signInPerMinute: 1_000,
  apiKeyPerMinute: 100,
  signInPerAccount: 1_000,
  signUpPerHour: 1_000,
  accountMailsPerHour: 1_000,
  outsidePerMinute: 1_000,
  lookAroundPerHour: 1_000,
};
const { app, database } = await testEdge({ routes: [costlyRoutes], limits });

async function ownerOfThree(door: FastifyInstance) {
  const { authorization, userId } = await makeAccount(door);
  const [shop, stall, kiosk] = [
    await makeSpender(database, userId),
    await makeSpender(database, userId),
    await makeSpender(database, userId),
  ];
  const ask = (cost: number, businessId = shop.businessId, headers = {}, other = door) =>
    other.inject({
      method: "POST",
      url: `/api/v1/businesses/${businessId}/costs/${cost}`,
      headers: { authorization, ...headers },
    });
  return { ask, shop: shop.businessId, stall: stall.businessId, kiosk: kiosk.businessId };
}
const standing = ({ statusCode, headers }: LightMyRequestResponse) => [
  statusCode,
  String(headers["ratelimit"]).replace(/;t=\d+/, ""),
];

test("requests count by their cost; a refusal takes nothing of either limit, starts nothing and frees its key", async () => {
  const { ask, shop, stall, kiosk } = await ownerOfThree(app);
  expect(standing(await ask(6))).toEqual([200, '"ai-business";r=4']);

  // Too much for the business: nothing is gone for it, nor for the user.
  const before = started.count;
  const key = { "idempotency-key": randomUUID() };
  const refused = await ask(5, shop, key);
  expect(standing(refused)).toEqual([429, '"ai-business";r=4']);
  expect(refused.headers["ratelimit-policy"]).toBe('"ai-business";q=10;w=60');
  expect(refused.json()).toMatchObject({ code: "rate_limited", retryAfter: Number(refused.headers["retry-after"]) });
  expect(started.count).toBe(before);
  expect(standing(await ask(4, shop, key))).toEqual([200, '"ai-business";r=0']);

  // The other business has its own room, up to what its owner may have: 20 in all, 10 of them are gone.
  const other = await ask(7, stall);
  expect(standing(other)).toEqual([200, '"ai-user";r=3']);
  expect(other.headers["ratelimit-policy"]).toBe('"ai-user";q=20;w=60, "ai-business";q=10;w=60');
  expect(standing(await ask(4, kiosk))).toEqual([429, '"ai-user";r=3']);
  expect(standing(await ask(3, kiosk))).toEqual([200, '"ai-user";r=0']);
});

test("what costs more than a limit as a whole passes when nothing of it is used, and only then", async () => {
  const { ask, stall } = await ownerOfThree(app);
  expect((await ask(12)).statusCode).toBe(200);
  expect((await ask(12)).statusCode).toBe(429);
  expect((await ask(60, stall)).statusCode).toBe(429);
  expect((await ask(8, stall)).statusCode).toBe(200);
});

test("parallel requests in two processes never get more than the limit, and a stranger uses up nothing", async () => {
  const { app: second } = await testEdge({ routes: [costlyRoutes], limits, database });
  const { ask, shop } = await ownerOfThree(app);
  const stranger = await ownerOfThree(app);
  expect((await stranger.ask(10, shop)).statusCode).toBe(404);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => ask(2, shop, {}, index % 2 ? app : second)),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5);
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
});

test("a flood of refused requests asks the store once a second", async () => {
  let questions = 0;
  const query = (...args: unknown[]) => {
    questions += 1;
    return Reflect.apply(database.pool.query, database.pool, args);
  };
  const time = { now: 0 };
  const limiter = createRateLimiter({
    pool: Object.assign(Object.create(database.pool), { query }),
    limits,
    nowMs: () => time.now,
  });
  const { app: door } = await testEdge({ routes: [costlyRoutes], limiter, database });
  const { ask } = await ownerOfThree(door);
  await ask(10);
  const flood = async () => {
    questions = 0;
    const answers = [];
    for (let count = 0; count < 20; count += 1) answers.push((await ask(1)).statusCode);
    expect(answers).toEqual(answers.map(() => 429));
    return questions;
  };
  // Asked for the user, asked for the business, and given back to the user.
  expect(await flood()).toBe(3);
  expect(await flood()).toBe(0);
  time.now += 1_000;
  expect(await flood()).toBe(3);
});

test("with Redis all processes count there; when it dies each counts by itself without an error, and goes on there when it is back", async () => {
  const port = await freePort();
  let redis = await startRedis(port);
  const logger = pino({ level: "silent" });
  const doors = await Promise.all(
    [1, 2].map(async () => {
      const connection = await connectRedis(redis.url, logger);
      onTestFinished(() => connection.close());
      const limiter = createRateLimiter({ pool: database.pool, redis: connection, limits });
      const { app: door } = await testEdge({ routes: [costlyRoutes], limiter, database });
      return { connection, app: door };
    }),
  );
  const [one, other] = doors;
  if (!one || !other) throw new Error("There are two processes.");
  onTestFinished(() => redis.stop());

  const { ask, shop, stall } = await ownerOfThree(one.app);
  expect(standing(await ask(6))).toEqual([200, '"ai-business";r=4']);
  expect(standing(await ask(5, shop, {}, other.app))).toEqual([429, '"ai-business";r=4']);
  expect(standing(await ask(4, shop, {}, other.app))).toEqual([200, '"ai-business";r=0']);
  const parallel = await Promise.all(
    Array.from({ length: 8 }, (_, index) => ask(2, stall, {}, index % 2 ? one.app : other.app)),
  );
  expect(parallel.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5);
  const { rows } = await database.pool.query("select from rate_limits where key = $1", [`ai-business:${shop}`]);
  expect(rows).toEqual([]);

  await redis.stop();
  const alone = await ownerOfThree(one.app);
  expect((await Promise.all([alone.ask(5), alone.ask(5)])).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect((await alone.ask(1)).statusCode).toBe(429);
  expect((await alone.ask(10, alone.shop, {}, other.app)).statusCode).toBe(200);

  redis = await startRedis(port);
  await expect.poll(() => doors.every(({ connection }) => connection.client.isReady)).toBe(true);
  const later = await ownerOfThree(one.app);
  expect((await later.ask(10)).statusCode).toBe(200);
  expect((await later.ask(1, later.shop, {}, other.app)).statusCode).toBe(429);
});
