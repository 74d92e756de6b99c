import type { Logger } from "pino";
import type { Config } from "../core/config.ts";
import { DEAD_QUEUE, GENERATION_QUEUE } from "../data/models/queue.ts";
import type { Tables } from "../data/models/tables.ts";
import { JOB_CHANNEL } from "../data/repositories/job-changes.ts";
import { createQueueBounds } from "../data/repositories/queue-bounds.ts";
import { createStore } from "../data/store.ts";
import { openJobSignals } from "../infrastructure/job-signals.ts";
import { openPools, type Pools } from "../infrastructure/pools.ts";
import { createQueue } from "../infrastructure/queue.ts";
import { bringUpToDate } from "../up-to-date.ts";
import { enqueueJobs } from "./enqueue-jobs.ts";

/** How long a caller waits for a free connection; as the pools say unless given. */
export type Patience = { acquireTimeoutMs?: number };

type Needs = {
  config: Config;
  databaseUrl: string;
  logger: Logger;
  report(line: string): void;
  patience: Patience | undefined;
};

/** The database as this version needs it, the connections to it, and what tells of new work and of changes. */
export async function openGround({ config, databaseUrl, logger, report, patience }: Needs) {
  report("Bringing the database up to date");
  const wall = await bringUpToDate(databaseUrl, { report });
  if (wall.role === null)
    logger.warn({ reason: wall.why }, "requests work without row-level security: docs/operations.md");
  const pools = openPools<Tables>(databaseUrl, { ...patience, role: wall.role });
  const queue = createQueue({
    url: databaseUrl,
    queue: GENERATION_QUEUE,
    deadQueue: DEAD_QUEUE,
    atOnce: config.generationsAtOnce,
    logger,
  });
  const signals = await openJobSignals(databaseUrl, JOB_CHANNEL, logger);
  const bounds = createQueueBounds(config.queue);
  return {
    pools,
    queue,
    signals,
    /** Whether the database itself keeps the businesses of strangers apart. */
    isWalled: wall.role !== null,
    storeOn: ({ db }: Pools<Tables>["requests"]) => createStore(db, enqueueJobs(queue), config.ai, bounds),
  };
}
