import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

type Needs = { pool: Pool; limits: { aiPerMinute: number; signInPerMinute: number } };

/** How a request stands against its limit. */
type RateLimit = {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  windowSeconds: number;
};

const WINDOW_SECONDS = 60;

/** Counts over all processes in PostgreSQL; in the memory of this one while the database is away. */
export function createRateLimiter({ pool, limits }: Needs) {
  const counters = {
    ai: counter(pool, "ai", limits.aiPerMinute),
    signIn: counter(pool, "sign-in", limits.signInPerMinute),
  };

  return {
    /** Counts one request of `key`. Refused requests count too, but never push the end of the window further away. */
    async consume(policy: keyof typeof counters, key: string): Promise<RateLimit> {
      let allowed = true;
      const standing = await counters[policy].consume(key).catch((refusal: unknown) => {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        allowed = false;
        return refusal;
      });
      return {
        allowed,
        limit: counters[policy].points,
        remaining: standing.remainingPoints,
        resetSeconds: Math.max(1, Math.ceil(standing.msBeforeNext / 1000)),
        windowSeconds: WINDOW_SECONDS,
      };
    },
  };
}

function counter(pool: Pool, keyPrefix: string, points: number) {
  const window = { keyPrefix, points, duration: WINDOW_SECONDS };
  return new RateLimiterPostgres({
    ...window,
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new RateLimiterMemory(window),
  });
}
