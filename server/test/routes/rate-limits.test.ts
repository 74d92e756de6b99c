import { randomUUID } from "node:crypto";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import { createRateLimiter } from "../../src/infrastructure/rate-limiter.ts";
import { user } from "../../src/routes/policy.ts";
import { networkOf } from "../../src/routes/rate-limits.ts";
import { makeAccount, PASSWORD } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const calls = { writing: 0 };
const writerRoutes: FastifyPluginCallbackZod = (api, _options, ready) => {
  api.post("/write", { config: { policy: user({ cost: 1 }) } }, async () => ({ data: (calls.writing += 1) }));
  api.post("/knock", { config: { policy: user({ asksOutside: true }) } }, async () => ({ data: 1 }));
  api.post("/plain", { config: { policy: user() } }, async () => ({ data: 1 }));
  ready();
};

const limits = {
  aiPerMinute: 3,
  signInPerMinute: 1_000,
  apiKeyPerMinute: 100,
  signInPerAccount: 1_000,
  signUpPerHour: 1_000,
  accountMailsPerHour: 1_000,
  outsidePerMinute: 2,
  lookAroundPerHour: 1_000,
};
const { app, database } = await testEdge({ routes: [writerRoutes], limits });
const { app: second } = await testEdge({ routes: [writerRoutes], limits, database });

const write = (authorization: string, headers = {}, door = app) =>
  door.inject({ method: "POST", url: "/api/v1/write", headers: { authorization, ...headers } });

test("a user who asks the writer too often is told when to try again", async () => {
  const { authorization } = await makeAccount(app);
  const answers = [await write(authorization), await write(authorization), await write(authorization)];
  const before = calls.writing;
  const refused = await write(authorization);

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(answers.map(({ headers }) => headers["ratelimit"])).toEqual([
    expect.stringMatching(/^"ai-user";r=2;t=\d+$/),
    expect.stringMatching(/^"ai-user";r=1;t=\d+$/),
    expect.stringMatching(/^"ai-user";r=0;t=\d+$/),
  ]);
  expect(refused.json()).toMatchObject({ status: 429, code: "rate_limited" });
  const { retryAfter } = refused.json<{ retryAfter: number }>();
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(refused.headers).toMatchObject({
    "retry-after": String(retryAfter),
    "ratelimit-policy": '"ai-user";q=3;w=60',
  });
  expect(calls.writing).toBe(before);
});

test("another user and other routes are not held back", async () => {
  const [busy, calm] = [await makeAccount(app), await makeAccount(app)];
  for (let count = 0; count < 5; count += 1) await write(busy.authorization);
  expect((await write(calm.authorization)).statusCode).toBe(200);
  const plain = await app.inject({
    method: "POST",
    url: "/api/v1/plain",
    headers: { authorization: busy.authorization },
  });
  expect(plain.statusCode).toBe(200);
  expect(plain.headers["ratelimit"]).toBeUndefined();
});

test("a user who has servers outside asked too often waits, and others do not", async () => {
  const [busy, calm] = [await makeAccount(app), await makeAccount(app)];
  const knock = ({ authorization }: typeof busy) =>
    app.inject({ method: "POST", url: "/api/v1/knock", headers: { authorization } });
  expect([await knock(busy), await knock(busy)].map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const refused = await knock(busy);
  expect(refused.json()).toMatchObject({ code: "rate_limited", detail: expect.stringContaining("servers") });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await knock(calm)).statusCode).toBe(200);
});

test("two processes count together", async () => {
  const { authorization } = await makeAccount(app);
  const answers = [await write(authorization), await write(authorization, {}, second), await write(authorization)];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect((await write(authorization, {}, second)).statusCode).toBe(429);
});

test("a replayed answer is not counted, and a refused request frees its key", async () => {
  const { authorization } = await makeAccount(app);
  const key = { "idempotency-key": randomUUID() };
  for (let count = 0; count < 5; count += 1) expect((await write(authorization, key)).statusCode).toBe(200);
  await write(authorization);
  await write(authorization);
  const late = { "idempotency-key": randomUUID() };
  expect((await write(authorization, late)).statusCode).toBe(429);
  await database.pool.query("update rate_limits set expire = 0");
  const { app: later } = await testEdge({ routes: [writerRoutes], limits, database });
  expect((await write(authorization, late, later)).headers["idempotent-replayed"]).toBeUndefined();
});

test("an address that a stranger claims for himself does not help him", async () => {
  const { app: strict } = await testEdge({ limits: { aiPerMinute: 1, signInPerMinute: 2 } });
  const answers = [];
  for (let count = 0; count < 3; count += 1) {
    const answer = await strict.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: {
        "x-forwarded-for": `198.51.100.${count}`,
        "x-real-ip": `198.51.100.${count}`,
        forwarded: `for=198.51.100.${count}`,
      },
      payload: { email: `${count}@example.com`, password: PASSWORD },
    });
    answers.push(answer.statusCode);
  }
  expect(answers).toEqual([401, 401, 429]);
});

test("without the database each process counts by itself", async () => {
  const limiter = createRateLimiter({
    pool: Object.assign(Object.create(database.pool), { query: () => Promise.reject(new Error("away")) }),
    limits: { ...limits, aiBusinessPerMinute: 3 },
  });
  const standings = [];
  for (let count = 0; count < 4; count += 1)
    standings.push(...(await limiter.take([{ policy: "ai-user", key: "ada", cost: 1 }])));
  expect(standings.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:DB8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("the address %s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
