import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createRateLimiter } from "../../src/infrastructure/rate-limiter.ts";
import { connectRedis } from "../../src/infrastructure/rate-limits-in-redis.ts";
import type { RouteWithPolicy } from "../../src/routes/policy.ts";
import { testEdge } from "../support/edge.ts";
import { freePort, startRedis } from "../support/redis.ts";
import { bodyFor, nameOf } from "./support/calls.ts";
import { PRETENCES } from "./support/pretences.ts";

const limits = { aiPerMinute: 4, signInPerMinute: 3, signUpPerHour: 3, lookAroundPerHour: 3, outsidePerMinute: 4 };
const { app, database } = await testEdge({ limits });
const { app: second } = await testEdge({ limits, database });

/** More attempts than any of these limits lets through. */
const ENOUGH = 40;

/** These are counted by the network that they come from; the second step by the account whose it is. */
const BY_NETWORK: ReadonlySet<string> = new Set(["sign-in", "sign-up", "look-around"]);
const counted = app.routePolicies.filter(
  ({ method, policy }) =>
    method === "POST" && policy.who === "anyone" && (policy.limits ?? []).some((one) => BY_NETWORK.has(one)),
);

let accounts = 0;

const ask = (route: RouteWithPolicy, from: string, headers: Record<string, string> = {}, door = app) => {
  const body = Object(bodyFor(route));
  // Each time another account: it is the network that is counted.
  const email = "email" in body ? { email: `${(accounts += 1)}@x.example` } : {};
  return door.inject({
    method: "POST",
    url: route.url,
    remoteAddress: from,
    headers,
    payload: { ...body, ...email },
  });
};

/** Asks until it is refused; false where it never is. */
async function exhaust(route: RouteWithPolicy, from: string): Promise<boolean> {
  for (let tries = 0; tries < ENOUGH; tries += 1) if ((await ask(route, from)).statusCode === 429) return true;
  return false;
}

test("what is tried without a session is counted", () => {
  expect(counted.map(nameOf)).toEqual(
    expect.arrayContaining([
      "POST /api/auth/sign-in/email",
      "POST /api/auth/sign-up/email",
      "POST /api/auth/look-around",
    ]),
  );
});

test.each(counted.map((route, place) => [nameOf(route), route, place + 1] as const))(
  "%s is refused after a few times from one network, whatever address a header claims, and in every process",
  async (_name, route, place) => {
    const from = `198.51.100.${place}`;
    expect(await exhaust(route, from)).toBe(true);
    for (const headers of PRETENCES) {
      expect({ headers, status: (await ask(route, from, headers)).statusCode }).toEqual({ headers, status: 429 });
    }
    expect((await ask(route, `::ffff:${from}`)).statusCode).toBe(429);
    expect((await ask(route, from, {}, second)).statusCode).toBe(429);
    expect((await ask(route, `192.0.2.${place}`)).statusCode).not.toBe(429);
  },
);

test("all addresses of an IPv6 customer are one network", async () => {
  const route = counted.find(({ url }) => url.endsWith("/look-around"));
  if (!route) throw new Error("Nobody can look around.");
  expect(await exhaust(route, "2001:db8:1:2::1")).toBe(true);
  expect((await ask(route, "2001:db8:1:2:ffff:ffff:ffff:ffff")).statusCode).toBe(429);
  expect((await ask(route, "2001:db8:1:3::1")).statusCode).not.toBe(429);
});

test("while Redis is away a process lets half as much through as all of them together before", async () => {
  const redis = await startRedis(await freePort());
  const connection = await connectRedis(redis.url, pino({ level: "silent" }));
  onTestFinished(() => connection.close());
  const all = {
    ...limits,
    signInPerMinute: 6,
    signInPerAccount: 6,
    accountMailsPerHour: 6,
    aiBusinessPerMinute: 4,
    apiKeyPerMinute: 4,
    outsidePerMinute: 4,
  };
  const limiter = createRateLimiter({ pool: database.pool, redis: connection, limits: all });
  const allowed = async (key: string) => {
    let count = 0;
    for (let tries = 0; tries < 10; tries += 1) count += Number((await limiter.attempt("sign-in", key)).allowed);
    return count;
  };
  expect(await allowed("with")).toBe(6);
  await redis.stop();
  expect(await allowed("without")).toBe(3);
});
