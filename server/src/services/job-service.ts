import type { Job } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { createBell } from "./bell.ts";

type Needs = { store: Store; signals: JobSignals };
export type JobService = ReturnType<typeof createJobService>;

/** How long to wait for a job, and what ends the wait early (a client that left, a process that stops). */
export type Patience = { waitMs: number; signal: AbortSignal };

export const isActive = (job: Job): boolean => job.status === "queued" || job.status === "running";

const hasMoved = (before: Job, after: Job): boolean =>
  before.status !== after.status ||
  before.stage !== after.stage ||
  before.progress.done !== after.progress.done ||
  before.progress.failed !== after.progress.failed;

export function createJobService({ store, signals }: Needs) {
  const get = async (userId: string, jobId: string): Promise<Job> => {
    const job = await store.jobs.find(userId, jobId);
    if (!job) throw notFound("Job");
    return job;
  };

  /** Reads the job again at each change until it is as wanted or patience ends; the last reading either way. */
  const watch = async (
    userId: string,
    jobId: string,
    patience: Patience,
    isWanted: (job: Job) => boolean,
  ): Promise<Job> => {
    const bell = createBell();
    const unsubscribe = signals.subscribe(jobId, bell.ring);
    const limit = AbortSignal.any([patience.signal, AbortSignal.timeout(patience.waitMs)]);
    limit.addEventListener("abort", bell.ring, { once: true });
    try {
      let job = await get(userId, jobId);
      while (!isWanted(job) && !limit.aborted) {
        await bell.rung();
        job = await get(userId, jobId);
      }
      return job;
    } finally {
      unsubscribe();
      limit.removeEventListener("abort", bell.ring);
    }
  };

  return {
    get,

    list: (userId: string, filter: { active: boolean; businessId: string | undefined }): Promise<Page<Job>> =>
      store.jobs.list(userId, filter, 100, undefined),

    /** The job after its next change, or as it is when patience ends. An ended job is answered at once. */
    async nextChange(userId: string, jobId: string, patience: Patience): Promise<Job> {
      const before = await get(userId, jobId);
      if (!isActive(before) || patience.waitMs <= 0) return before;
      return watch(userId, jobId, patience, (job) => hasMoved(before, job));
    },

    /** The job once it has ended, or as it is when patience ends. */
    untilEnded: (userId: string, jobId: string, patience: Patience): Promise<Job> =>
      watch(userId, jobId, patience, (job) => !isActive(job)),

    /** Stops a job. What it would have written is not written; a text that was there before stays. */
    async cancel(userId: string, jobId: string): Promise<Job> {
      const job = await get(userId, jobId);
      if (!isActive(job)) return job;
      // Also where the business was removed since: its work goes on, so it must be possible to stop it.
      const business = await store.businesses.findForWork(userId, job.businessId);
      if (!business) throw notFound("Job");
      await store.transaction(async (tx) => {
        const ended = await tx.jobs.cancel(jobId);
        await tx.contents.endWithoutText(
          business,
          ended.map(({ id }) => id),
          null,
        );
        if (job.kind === "strategy" && ended.length > 0) await tx.campaigns.markNotPlanned(business, job.campaignId);
        if (job.parentId && ended.length > 0) await tx.jobs.countChild(job.parentId, "failed", stopped);
      });
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
