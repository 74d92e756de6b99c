import { failpoint } from "../core/failpoints.ts";
import type { Repositories, Store } from "../data/store.ts";
import { keepWork, type StartedWork } from "./idempotency-service.ts";

/** The request that starts work: its claim on an Idempotency-Key, and its id in the logs. Null: it had none, or none started it. */
export type Origin = { claimId: string | null; requestId: string | null };

/** For work that goes on without anybody asking for it now. */
export const BY_ITSELF: Origin = { claimId: null, requestId: null };

/**
 * Accepts work: what `start` stores, the job, its place in the queue and the key of the request are committed together. After that
 * the work ends in one way or the other, whatever becomes of this process.
 */
export async function acceptWork<Work extends Omit<StartedWork, "job">>(
  store: Store,
  { claimId }: Origin,
  start: (tx: Repositories) => Promise<Work>,
): Promise<Work & StartedWork> {
  const started = await store.transaction(async (tx) => {
    const work = await keepWork(tx, claimId, await start(tx));
    await failpoint("work_accepted");
    return work;
  });
  await failpoint("work_committed");
  return started;
}
