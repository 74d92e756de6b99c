import type { RedisClientType } from "@redis/client";
import type { Logger } from "pino";
import { RateLimiterRedis } from "rate-limiter-flexible";
import type { WindowSettings } from "./rate-limits-in-postgres.ts";

export type RedisConnection = { client: ReturnType<typeof impatient>; close(): void };

/** Who waits for Redis longer than this is counted in memory instead, and so is everybody for a while after it. */
const ANSWER_MS = 500;
const REST_MS = 2_000;
const CONNECT_MS = 2_000;
const MOST_BETWEEN_TRIES_MS = 5_000;
/** A connection that has broken without a word is noticed by this. */
const PING_MS = 10_000;
const SILENCE_MS = 25_000;

/** Connects, and connects again for ever whenever it breaks; resolves after two seconds at most, with or without Redis. */
export async function connectRedis(url: string, logger: Logger): Promise<RedisConnection> {
  const { createClient } = await import("@redis/client"); // most never need it
  const client: RedisClientType = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (tries) => Math.min(MOST_BETWEEN_TRIES_MS, 50 * 2 ** tries),
    },
  });
  let isAway = false;
  client.on("error", (error: unknown) => {
    if (!isAway) logger.warn({ err: error }, "Redis is away: rate limits are counted in memory");
    isAway = true;
  });
  client.on("ready", () => {
    if (isAway) logger.info("Redis is back: rate limits are counted there again");
    isAway = false;
  });
  const connected = client.connect().catch(() => undefined); // told by its "error"
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, CONNECT_MS);
  await Promise.race([connected, patience.promise]);
  clearTimeout(timer);
  return { client: impatient(client), close: () => client.destroy() };
}

/** What the limiter needs of a client, with an end to every wait: the client's own ends only for what is not sent yet. */
function impatient(client: Pick<RedisClientType, "eval" | "isReady">) {
  let restsUntilMs = 0;
  return {
    get isReady(): boolean {
      return client.isReady && performance.now() >= restsUntilMs;
    },
    async eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> {
      const silence = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        restsUntilMs = performance.now() + REST_MS;
        silence.reject(new Error("Redis does not answer."));
      }, ANSWER_MS);
      try {
        return await Promise.race([client.eval(script, options), silence.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const inRedis = ({ client }: RedisConnection, settings: WindowSettings) => ({
  ...settings,
  storeClient: client,
  useRedisPackage: true,
  rejectIfRedisNotReady: true,
});

/** Counts every attempt, also one that is refused; who is over is refused from memory until the window ends. */
export const attemptsInRedis = (redis: RedisConnection, settings: WindowSettings) =>
  new RateLimiterRedis({ ...inRedis(redis, settings), inMemoryBlockOnConsumed: settings.points + 1 });

/**
 * Counts only what fits, as in PostgreSQL. A refusal answers what the count would have been; what is given back after
 * the end of its window is forgotten.
 */
const TAKE = `
local used = tonumber(redis.call('get', KEYS[1]) or '0')
local points = tonumber(ARGV[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then left = 1000 * ARGV[2] used = 0 end
if points < 0 then
  if used + points > 0 then redis.call('set', KEYS[1], used + points, 'PX', left) else redis.call('del', KEYS[1]) end
  return {math.max(used + points, 0), left}
end
if used + points <= tonumber(ARGV[3]) then redis.call('set', KEYS[1], used + points, 'PX', left) end
return {used + points, left}
`;

export const spendingInRedis = (redis: RedisConnection, settings: WindowSettings) =>
  new RateLimiterRedis({ ...inRedis(redis, settings), customIncrTtlLuaScript: TAKE });
