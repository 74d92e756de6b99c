import type { JobSignals } from "../infrastructure/job-signals.ts";
import type { Pools } from "../infrastructure/pools.ts";
import type { Health } from "../routes/health-routes.ts";

/** A process that does not hear of changes answers who waits too late: others do better until it hears again. */
const LONGEST_DEAFNESS_MS = 15_000;

/** Whether the parts that a request needs are there, asked of the parts themselves. */
export const healthOf = <Tables>(pools: Pools<Tables>, signals: Pick<JobSignals, "deafForMs">): Health => ({
  database: () => pools.health.pool.query("select 1").then(() => true),
  hearsJobs: () => signals.deafForMs() < LONGEST_DEAFNESS_MS,
});
