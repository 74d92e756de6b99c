import type { Job } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { createBell } from "./bell.ts";
import { isActive, type JobReader, type JobReading } from "./job-reader.ts";

type Needs = { store: Store; signals: JobSignals; reader: JobReader };
export type JobService = ReturnType<typeof createJobService>;

/** How long to wait for a job, and what ends the wait early (a client that left, a process that stops). */
export type Patience = { waitMs: number; signal: AbortSignal };

export function createJobService({ store, signals, reader }: Needs) {
  const read = async (userId: string, jobId: string): Promise<JobReading> => {
    const reading = await reader.read(userId, jobId);
    if (!reading) throw notFound("Job");
    return reading;
  };

  const get = async (userId: string, jobId: string): Promise<Job> => (await read(userId, jobId)).job;

  /** Reads the job again at each change until it is as wanted or patience ends; the last reading either way. */
  const watch = async (
    userId: string,
    jobId: string,
    patience: Patience,
    isWanted: (reading: JobReading) => boolean,
  ): Promise<JobReading> => {
    const bell = createBell();
    const unsubscribe = signals.subscribe(jobId, bell.ring);
    const limit = AbortSignal.any([patience.signal, AbortSignal.timeout(patience.waitMs)]);
    limit.addEventListener("abort", bell.ring, { once: true });
    try {
      let reading = await read(userId, jobId);
      while (!isWanted(reading) && !limit.aborted) {
        await bell.rung();
        reading = await read(userId, jobId);
      }
      return reading;
    } finally {
      unsubscribe();
      limit.removeEventListener("abort", bell.ring);
    }
  };

  return {
    get,
    read,

    list: (userId: string, filter: { active: boolean; businessId: string | undefined }): Promise<Page<Job>> =>
      store.jobs.list(userId, filter, 100, undefined),

    /**
     * The job as soon as it is another than the reader has seen, by the tag of that reading, or as it is when patience ends. Without
     * a tag its next change counts. An ended job is answered at once.
     */
    async nextChange(userId: string, jobId: string, patience: Patience, seen?: string): Promise<JobReading> {
      const before = await read(userId, jobId);
      const old = seen ?? before.tag;
      if (before.tag !== old || !isActive(before.job) || patience.waitMs <= 0) return before;
      return watch(userId, jobId, patience, ({ job, tag }) => tag !== old || !isActive(job));
    },

    /** The job once it has ended, or as it is when patience ends. */
    async untilEnded(userId: string, jobId: string, patience: Patience): Promise<Job> {
      return (await watch(userId, jobId, patience, ({ job }) => !isActive(job))).job;
    },

    /** Stops a job. What it would have written is not written; a text that was there before stays. */
    async cancel(userId: string, jobId: string): Promise<Job> {
      const job = await get(userId, jobId);
      if (!isActive(job)) return job;
      // Also where the business was removed since: its work goes on, so it must be possible to stop it.
      const business = await store.businesses.findForWork(userId, job.businessId);
      if (!business) throw notFound("Job");
      const stoppedJobs = await store.transaction(async (tx) => {
        const ended = await tx.jobs.cancel(jobId);
        await tx.contents.endWithoutText(
          business,
          ended.map(({ id }) => id),
          null,
        );
        if (job.kind === "strategy" && ended.length > 0) await tx.campaigns.markNotPlanned(business, job.campaignId);
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
