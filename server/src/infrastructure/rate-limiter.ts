import type { Pool } from "pg";
import { RateLimiterMemory, type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { Attempted, Charge, LimitPolicy, Standing } from "../core/limits.ts";
import { attemptsInPostgres, spendingInPostgres } from "./rate-limits-in-postgres.ts";
import { attemptsInRedis, type RedisConnection, spendingInRedis } from "./rate-limits-in-redis.ts";

type Limits = {
  aiPerMinute: number;
  aiBusinessPerMinute: number;
  signInPerMinute: number;
  apiKeyPerMinute: number;
  signInPerAccount: number;
  signUpPerHour: number;
  accountMailsPerHour: number;
  outsidePerMinute: number;
  lookAroundPerHour: number;
};
type Needs = {
  pool: Pool;
  /** Counts there instead of in PostgreSQL, where it is given. */
  redis?: RedisConnection | null;
  limits: Limits;
  nowMs?: () => number;
};

const WINDOW_SECONDS = 60;
const HOUR = 3_600;
const WINDOWS: Partial<Record<LimitPolicy, number>> = {
  "sign-in-from": HOUR / 6,
  "sign-in-device": HOUR / 6,
  "sign-in-account": 24 * HOUR,
  "second-step": HOUR,
  "sign-up": HOUR,
  "account-mail": HOUR,
  "look-around": HOUR,
};
/** Wrong passwords in ten minutes: for one account from one network, and from a device that the account knows. */
const TRIES_FROM_ONE_PLACE = 10;
const TRIES_OF_KNOWN_DEVICE = 20;
/** Attempts in a minute from all devices that are not known, in those that one network may make. */
const NETWORKS_AT_ONCE = 40;
/** Of a million codes three are right at a time: guessing at this pace takes years. */
const SECOND_STEPS = 10;
const windowOf = (policy: LimitPolicy): number => WINDOWS[policy] ?? WINDOW_SECONDS;

/** Of a limit of attempts, while the place where all processes count is away. */
const SHARE_ALONE = 0.5;

/** A refusal is answered again from memory for so long: a flood of requests costs the store one question a second. */
const REFUSAL_KEPT_MS = 1_000;
const MOST_REFUSALS_KEPT = 10_000;

const window = (keyPrefix: LimitPolicy, points: number) => {
  const settings = { keyPrefix, points, duration: windowOf(keyPrefix) };
  return { ...settings, insuranceLimiter: new RateLimiterMemory(settings) };
};

/** Counts over all processes in PostgreSQL or Redis; in the memory of this one while that is away. */
export function createRateLimiter({ pool, redis = null, limits, nowMs = () => performance.now() }: Needs) {
  const attempts = (asked: ReturnType<typeof window>) => {
    // Each process then counts for itself, and several together must not let more through than one.
    const fewer = { ...asked, points: Math.ceil(asked.points * SHARE_ALONE) };
    const settings = { ...asked, insuranceLimiter: new RateLimiterMemory(fewer) };
    return redis ? attemptsInRedis(redis, settings) : attemptsInPostgres(pool, settings);
  };
  const spending = (settings: ReturnType<typeof window>) =>
    redis ? spendingInRedis(redis, settings) : spendingInPostgres(pool, settings);
  const counters: Record<LimitPolicy, RateLimiterAbstract> = {
    "sign-in": attempts(window("sign-in", limits.signInPerMinute)),
    "second-step": attempts(window("second-step", SECOND_STEPS)),
    "api-key": attempts(window("api-key", limits.apiKeyPerMinute)),
    "sign-in-from": attempts(window("sign-in-from", Math.min(TRIES_FROM_ONE_PLACE, limits.signInPerAccount))),
    "sign-in-account": attempts(window("sign-in-account", limits.signInPerAccount)),
    "sign-in-all": attempts(window("sign-in-all", limits.signInPerMinute * NETWORKS_AT_ONCE)),
    "sign-in-device": attempts(window("sign-in-device", TRIES_OF_KNOWN_DEVICE)),
    "sign-up": attempts(window("sign-up", limits.signUpPerHour)),
    "account-mail": attempts(window("account-mail", limits.accountMailsPerHour)),
    outside: attempts(window("outside", limits.outsidePerMinute)),
    "look-around": attempts(window("look-around", limits.lookAroundPerHour)),
    "ai-user": spending(window("ai-user", limits.aiPerMinute)),
    "ai-business": spending(window("ai-business", limits.aiBusinessPerMinute)),
  };

  const count = async ({ policy, key, cost }: Charge): Promise<Standing> => {
    const counter = counters[policy];
    let allowed = true;
    const standing = await counter.consume(key, cost).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      allowed = false;
      return refusal;
    });
    return {
      policy,
      allowed,
      limit: counter.points,
      remaining: allowed ? standing.remainingPoints : Math.max(0, counter.points - (standing.consumedPoints - cost)),
      resetSeconds: Math.max(1, Math.ceil(standing.msBeforeNext / 1000)),
      windowSeconds: windowOf(policy),
    };
  };

  const refusals = new Map<string, { cost: number; standing: Standing; untilMs: number }>();
  const keep = ({ policy, key, cost }: Charge, standing: Standing): void => {
    const [oldest] = refusals.keys();
    if (refusals.size >= MOST_REFUSALS_KEPT && oldest !== undefined) refusals.delete(oldest);
    refusals.delete(`${policy}:${key}`);
    refusals.set(`${policy}:${key}`, { cost, standing, untilMs: nowMs() + REFUSAL_KEPT_MS });
  };

  /** What costs more than a limit as a whole is let through when nothing of it is used. */
  const capped = (charge: Charge): Charge => ({
    ...charge,
    cost: Math.min(charge.cost, counters[charge.policy].points),
  });

  return {
    /** Counts one attempt. Refused ones count too, but never push the end of the window further away. */
    attempt: (policy: Attempted, key: string): Promise<Standing> => count({ policy, key, cost: 1 }),

    /** Takes back an attempt that turned out to be right. */
    forgive: async (policy: Attempted, key: string): Promise<void> => void (await counters[policy].reward(key, 1)),

    /** A refusal of a second ago, if this would be refused again; asks no store. */
    refusedLately(charge: Charge): Standing | undefined {
      const { cost } = capped(charge);
      const last = refusals.get(`${charge.policy}:${charge.key}`);
      return last && last.untilMs > nowMs() && cost >= last.cost ? last.standing : undefined;
    },

    /** Takes all charges, or none of them: then the only standing is the one that refuses. */
    async take(charges: Charge[]): Promise<Standing[]> {
      const taken: { charge: Charge; standing: Standing }[] = [];
      for (const charge of charges.map(capped)) {
        const standing = await count(charge);
        if (standing.allowed) {
          taken.push({ charge, standing });
          continue;
        }
        keep(charge, standing);
        await Promise.all(taken.map(({ charge: { policy, key, cost } }) => counters[policy].reward(key, cost)));
        return [standing];
      }
      return taken.map(({ standing }) => standing);
    },
  };
}
