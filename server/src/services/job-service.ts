import type { AnyJob as Job } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { campaignOf } from "./campaign-of-job.ts";
import { createBell } from "./bell.ts";
import { requirePermission } from "./permissions.ts";
import { isActive, type JobReader, type JobReading, tagOf } from "./job-reader.ts";

type Needs = { store: Store; signals: JobSignals; reader: JobReader };
export type JobService = ReturnType<typeof createJobService>;

/** How long to wait for a job, and what ends the wait early (a client that left, a process that stops). */
export type Patience = { waitMs: number; signal: AbortSignal };

/** After a failed reading; usually the database is announced to be back before. */
const LOOK_AGAIN_MS = 1_000;

export function createJobService({ store, signals, reader }: Needs) {
  const read = async (userId: string, jobId: string): Promise<JobReading> => {
    const reading = await reader.read(userId, jobId);
    if (!reading) throw notFound("Job");
    return reading;
  };

  const get = async (userId: string, jobId: string): Promise<Job> => (await read(userId, jobId)).job;

  /**
   * Reads the job again at each change until it is as wanted or patience ends; the last reading either way. A database that is away
   * or slow does not end the waiting: it goes on from what was known, and never lasts longer than the patience.
   */
  const watch = async (
    userId: string,
    known: JobReading,
    patience: Patience,
    isWanted: (reading: JobReading) => boolean,
  ): Promise<JobReading> => {
    const jobId = known.job.id;
    const bell = createBell();
    const unsubscribe = signals.subscribe(jobId, bell.ring);
    let isOver = patience.signal.aborted;
    const { promise: over, resolve: end } = Promise.withResolvers<undefined>();
    const endOfPatience = () => {
      isOver = true;
      end(undefined);
      bell.ring();
    };
    patience.signal.addEventListener("abort", endOfPatience, { once: true });
    // Not a signal of its own: of ten thousand, those of polls that were answered long ago would still be there.
    const limit = setTimeout(endOfPatience, patience.waitMs);
    const look = (): Promise<JobReading | undefined> =>
      read(userId, jobId).catch((error: unknown) => {
        if (error instanceof AppError) throw error;
        setTimeout(bell.ring, LOOK_AGAIN_MS).unref();
        return undefined;
      });
    try {
      let reading = known;
      while (!isOver) {
        reading = (await Promise.race([look(), over])) ?? reading;
        if (isWanted(reading)) break;
        await bell.rung();
      }
      return reading;
    } finally {
      unsubscribe();
      clearTimeout(limit);
      patience.signal.removeEventListener("abort", endOfPatience);
    }
  };

  return {
    get,
    read,

    async list(
      userId: string,
      filter: { active: boolean; businessId: string | undefined },
    ): Promise<Page<Job> & { tag: string }> {
      const page = await store.jobs.list(userId, filter, 100, undefined);
      return { ...page, tag: tagOf(...page.items) };
    },

    /**
     * The job as soon as it is another than the reader has seen, by the tag of that reading, or as it is when patience ends. Without
     * a tag its next change counts. An ended job is answered at once.
     */
    async nextChange(userId: string, jobId: string, patience: Patience, seen?: string): Promise<JobReading> {
      const before = await read(userId, jobId);
      const old = seen ?? before.tag;
      if (before.tag !== old || !isActive(before.job) || patience.waitMs <= 0) return before;
      return watch(userId, before, patience, ({ job, tag }) => tag !== old || !isActive(job));
    },

    /** The job once it has ended, or as it is when patience ends; `accepted` is what was known of it at its start. */
    async untilEnded(userId: string, accepted: Job, patience: Patience): Promise<Job> {
      if (patience.waitMs <= 0 || !isActive(accepted)) return accepted;
      return (await watch(userId, { job: accepted, tag: "" }, patience, ({ job }) => !isActive(job))).job;
    },

    /** Stops a job. What it would have written is not written; a text that was there before stays. */
    async cancel(userId: string, jobId: string): Promise<Job> {
      const job = await get(userId, jobId);
      // Also where the business was removed since: its work goes on, so it must be possible to stop it.
      const business = await store.businesses.findForWork(userId, job.businessId);
      if (!business) throw notFound("Job");
      requirePermission(business, "edit");
      if (!isActive(job)) return job;
      const stoppedJobs = await store.transaction(async (tx) => {
        const ended = await tx.jobs.cancel(jobId);
        await tx.contents.endWithoutText(
          business,
          ended.map(({ id }) => id),
          null,
        );
        if (job.kind === "strategy" && ended.length > 0) await tx.campaigns.markNotPlanned(business, campaignOf(job));
        if (job.parentId && ended.length > 0) await tx.jobs.countChild(job.parentId, "failed", stopped);
        return ended;
      });
      for (const { id, parentId } of stoppedJobs) [id, parentId ?? id].forEach(reader.forget);
      return get(userId, jobId);
    },
  };
}

const stopped = {
  code: "job_cancelled",
  title: "This was stopped",
  detail: "You stopped the writing. Nothing was changed.",
  retryable: true,
} as const;

/** What a request throws when the job it waited for did not succeed. */
export function failureOf(job: Job): AppError {
  const error: NonNullable<Job["error"]> = job.error ?? stopped;
  const { retryAfter } = error;
  return new AppError(error.code, error.detail, { jobId: job.id, ...(retryAfter !== undefined && { retryAfter }) });
}
