import type { Pool } from "pg";
import { RateLimiterPostgres, type RateLimiterMemory } from "rate-limiter-flexible";

/** A window that begins with its first count; `insuranceLimiter` counts while the store is away. */
export type WindowSettings = {
  keyPrefix: string;
  points: number;
  duration: number;
  insuranceLimiter: RateLimiterMemory;
};

const TABLE = "rate_limits";

const inTable = (pool: Pool, settings: WindowSettings) => ({
  ...settings,
  storeClient: pool,
  storeType: "pool",
  tableName: TABLE,
  tableCreated: true,
});

/** Counts every attempt, also one that is refused; who is over is refused from memory until the window ends. */
export const attemptsInPostgres = (pool: Pool, settings: WindowSettings) =>
  new RateLimiterPostgres({ ...inTable(pool, settings), inMemoryBlockOnConsumed: settings.points + 1 });

/**
 * Counts only what fits: a request that would be too much takes nothing, so that a smaller one still passes. The library
 * counts first and compares then, so its statement is replaced; a refusal answers what the count would have been.
 */
export function spendingInPostgres(pool: Pool, settings: WindowSettings) {
  const take = `
    with taken as (
      insert into ${TABLE} as r (key, points, expire) values ($1, $2, $3)
      on conflict (key) do update set
        points = case when r.expire <= $4 then $2 else r.points + $2 end,
        expire = case when r.expire <= $4 then $3 else r.expire end
      where r.expire <= $4 or r.points + $2 <= $5
      returning points, expire)
    select points, expire from taken
    union all
    select greatest(coalesce((select points from ${TABLE} where key = $1), 0) + $2, $5 + 1),
      coalesce((select expire from ${TABLE} where key = $1), $3)
    where not exists (select from taken)`;
  const giveBack = `
    update ${TABLE} set points = greatest(points + $2, 0) where key = $1 and expire > $3 returning points, expire`;

  const upsert = async (key: string, points: number, windowMs: number) => {
    const now = Date.now();
    if (points > 0) {
      const values = [key, points, now + windowMs, now, settings.points];
      return pool.query({ name: "rate-limit-take", text: take, values });
    }
    const given = await pool.query({ name: "rate-limit-give-back", text: giveBack, values: [key, points, now] });
    return given.rows.length > 0 ? given : { rows: [{ points: 0, expire: 0 }] };
  };
  return Object.assign(new RateLimiterPostgres(inTable(pool, settings)), { _upsert: upsert });
}
