import { newId } from "../core/ids.ts";
import { traceForMessage } from "../core/tracing.ts";
import type { EnqueueJobs } from "../data/repositories/job-changes.ts";
import type { createQueue } from "../infrastructure/queue.ts";

/** Jobs become messages of the queue, each with the trace that it goes on with. */
export const enqueueJobs =
  (queue: Pick<ReturnType<typeof createQueue>, "enqueue">): EnqueueJobs =>
  (db, jobs) =>
    queue.enqueue(
      db,
      jobs.map(({ id, businessId, priority, defer }) => ({
        // A job that comes back has had its message already: the next one needs a name of its own.
        id: defer ? newId() : id,
        data: { jobId: id, ...traceForMessage() },
        group: businessId,
        priority,
        ...(defer && { startAfterSeconds: defer.seconds }),
        ...(defer?.messageId !== undefined && { insteadOf: defer.messageId }),
      })),
    );
