import { type Kysely, sql } from "kysely";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { isWork } from "./job-changes.ts";

/** The most generations that may wait or run at once: for one business, and for all together. */
export type QueueLimits = { perBusiness: number; inAll: number };
export type QueueBounds = ReturnType<typeof createQueueBounds>;

const USUAL: QueueLimits = { perBusiness: 200, inAll: 20_000 };

/** How old the count of all work may be. What this process has added since is counted on top. */
const COUNT_KEPT_MS = 1_000;

/** A guess of how fast room is made: the queue of one business moves by about one generation a second. */
const SOONEST_SECONDS = 5;
const LATEST_SECONDS = 120;
const OVERLOADED_SECONDS = 30;

const ACTIVE_WORK = sql`status in ('queued', 'running') and ${isWork}`;

/**
 * Keeps the queue from growing without end, and gives everyone a turn. One for all transactions of a process. The bound of
 * a business is exact over all processes; the one for all is exceeded at most by what other processes add in a second.
 */
export function createQueueBounds(limits: QueueLimits = USUAL, nowMs: () => number = () => performance.now()) {
  let known = { active: 0, atMs: -Infinity };

  const countAll = async (db: Kysely<Tables>): Promise<void> => {
    if (nowMs() - known.atMs < COUNT_KEPT_MS) return;
    const counting = known;
    counting.atMs = nowMs(); // who comes meanwhile does not count again, but adds to what is known so far
    const before = counting.active;
    const { rows } = await sql<{ active: number }>`
      select active_generations(${limits.inAll}) as active`.execute(db);
    const meanwhile = Math.max(0, counting.active - before);
    known = { active: (rows[0]?.active ?? 0) + meanwhile, atMs: counting.atMs };
  };

  return {
    /**
     * Makes sure in the caller's transaction that there is room for so many more generations of a business, and returns
     * the turn of the first of them; the others follow it. Until the transaction ends, no other one of this business passes.
     */
    async take(db: Kysely<Tables>, business: OwnedBusiness, count: number): Promise<number> {
      await countAll(db);
      const total = known;
      if (total.active + count > limits.inAll) throw overloaded();
      total.active += count; // at once, so that others who come meanwhile see it

      // A statement of its own: the next one must see what was committed while this one waited.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`queue of ${business.id}`}, 0))`.execute(db);
      const { active, turn } = await standingOf(db, business);
      if (active + count <= limits.perBusiness) return turn;
      total.active -= count;
      throw queueFull(active, count, limits.perBusiness);
    },
  };
}

/**
 * How many generations of a business are active, and its next turn. Turns are those of fair queueing: one more than its
 * own last turn, but never before the turn that is being served. So a business that asks for one text comes before the
 * second text of everybody else, and who asks for many is never overtaken for ever.
 */
async function standingOf(db: Kysely<Tables>, business: OwnedBusiness): Promise<{ active: number; turn: number }> {
  const { rows } = await sql<{ active: number; turn: number }>`
    select own.active, greatest(own.next, turn_being_served()) as turn
    from (select count(*) as active, coalesce(max(turn) + 1, 0) as next
      from jobs where ${ACTIVE_WORK} and business_id = ${business.id}) as own`.execute(db);
  return rows[0] ?? { active: 0, turn: 0 };
}

function queueFull(active: number, wanted: number, limit: number): AppError {
  const retryAfter = Math.min(LATEST_SECONDS, Math.max(SOONEST_SECONDS, active + wanted - limit));
  const room = Math.max(0, limit - active);
  const few = `there is room for ${room} more, not for ${wanted}`;
  const more = room === 0 || wanted === 1 ? "there is no room for more until some are done" : few;
  return new AppError(
    "queue_full",
    `${active} texts of this business are already waiting or being written; ${more}. Nothing was started and nothing charged.`,
    { retryAfter },
  );
}

const overloaded = () =>
  new AppError(
    "overloaded",
    `Too many texts are waiting to be written on this server. Nothing was started and nothing charged.`,
    { retryAfter: OVERLOADED_SECONDS },
  );
