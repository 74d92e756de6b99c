import { isIPv6 } from "node:net";
import type { FastifyInstance, FastifyReply } from "fastify";
import { AppError } from "../core/errors.ts";

type Standing = { allowed: boolean; limit: number; remaining: number; resetSeconds: number; windowSeconds: number };

/** What the routes need of the limiter. */
export type RateLimiter = { consume(policy: Policy, key: string): Promise<Standing> };
type Policy = "ai" | "signIn";

const REFUSALS: Record<Policy, (seconds: number) => string> = {
  ai: (seconds) => `You have asked for many texts in a short time. Try again in ${seconds} s; nothing was charged.`,
  signIn: (seconds) => `Too many attempts to sign in. Try again in ${seconds} s.`,
};

/** Counts one request; answers 429 `rate_limited` when there are too many. The most pressing limit is in the headers. */
export async function countRequest(limiter: RateLimiter, policy: Policy, keys: string[], reply: FastifyReply) {
  const standings = await Promise.all(keys.map((key) => limiter.consume(policy, key)));
  const [tightest] = standings.sort(byPressure);
  if (!tightest) return;

  const { allowed, limit, remaining, resetSeconds, windowSeconds } = tightest;
  reply.header("ratelimit-policy", `"${policy}";q=${limit};w=${windowSeconds}`);
  reply.header("ratelimit", `"${policy}";r=${remaining};t=${resetSeconds}`);
  if (!allowed) throw new AppError("rate_limited", REFUSALS[policy](resetSeconds), { retryAfter: resetSeconds });
}

const byPressure = (one: Standing, other: Standing) =>
  Number(one.allowed) - Number(other.allowed) ||
  one.remaining - other.remaining ||
  other.resetSeconds - one.resetSeconds;

/** Counts requests of routes marked `config: { ai: true }`, for each user. */
export function limitAi(app: FastifyInstance, limiter: RateLimiter): void {
  app.addHook("preHandler", async (request, reply) => {
    if (request.routeOptions.config.ai) await countRequest(limiter, "ai", [request.userId], reply);
  });
}

/** An IPv6 customer owns a whole /64: addresses in it count as one. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(ip) ? expanded(ip).slice(0, 4).join(":") : ip;
}

function expanded(ip: string): string[] {
  const [head = "", tail] = ip.replace(/%.*$/, "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after].map((part) =>
    part.replace(/^0+(?=.)/, "").toLowerCase(),
  );
}
