import { ERRORS, type ErrorCode, type Job, type PartialText } from "@handbill/contracts";
import type { AiRun } from "../ai/ai-requests.ts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";

/**
 * One kind of generation. `generate` calls the model and returns what shall be written once the job is still wanted;
 * `undo` puts things back when it failed.
 */
export type Generator = {
  generate(business: OwnedBusiness, job: JobRow, run: AiRun): Promise<(tx: Repositories) => Promise<void>>;
  undo(tx: Repositories, business: OwnedBusiness, job: JobRow, error: NonNullable<Job["error"]>): Promise<void>;
};

type Needs = { store: Store; signals: JobSignals; generators: Record<"strategy" | "content", Generator> };
export type GenerationService = ReturnType<typeof createGenerationService>;

/** A later try may well go better; the others need a change first. */
const LASTING: ReadonlySet<ErrorCode> = new Set([
  "ai_refused",
  "ai_content_filtered",
  "ai_input_too_large",
  "ai_config",
  "ai_quota_exhausted",
  "ai_model_unavailable",
  "ai_budget_exceeded",
  "ai_price_unknown",
]);

const describe = (error: AppError): NonNullable<Job["error"]> => ({
  code: error.code,
  title: ERRORS[error.code].title,
  detail: error.message,
  retryable: !LASTING.has(error.code),
  ...(error.facts.retryAfter !== undefined && { retryAfter: error.facts.retryAfter }),
});

/** Runs queued generations: at most one result is written for a job, however often the queue delivers it. */
export function createGenerationService({ store, signals, generators }: Needs) {
  const fail = async (job: JobRow, business: OwnedBusiness, error: NonNullable<Job["error"]>): Promise<void> => {
    await store.transaction(async (tx) => {
      if (!(await tx.jobs.end(job.id, "failed", error))) return;
      await generatorOf(job).undo(tx, business, job, error);
      if (job.parentId) await tx.jobs.countChild(job.parentId, "failed", error);
    });
  };

  const generatorOf = (job: JobRow): Generator => generators[job.kind === "strategy" ? "strategy" : "content"];

  /** Aborts when the queue stops the work or the owner cancels it. */
  const watchForCancel = (job: JobRow, stop: AbortSignal) => {
    const cancelled = new AbortController();
    const look = async () => {
      if (!(await store.jobs.isActive(job.id))) cancelled.abort(new AppError("job_cancelled", "This was stopped."));
    };
    const lookAgain = () => void look().catch(() => undefined); // the next change looks again
    const unsubscribe = signals.subscribe(job.id, lookAgain);
    lookAgain(); // for what happened before anybody listened
    return { signal: AbortSignal.any([stop, cancelled.signal]), cancelled: cancelled.signal, unsubscribe };
  };

  /** Lets others watch a text grow. It may fail or lag: nothing depends on it. */
  const showTexts = (job: JobRow) => {
    let saving: Promise<void> | undefined;
    const settled = () => {
      saving = undefined;
    };
    return {
      show(text: PartialText[]): void {
        saving ??= store.jobTexts.save(job, text).then(settled, settled);
      },
      async end(): Promise<void> {
        await saving;
        await store.jobTexts.remove(job.id).catch(() => undefined); // what is left behind is purged later
      },
    };
  };

  return {
    /** Does one job. Expected failures end it; anything else is thrown, and the queue tries again. */
    async run(jobId: string, stop: AbortSignal): Promise<void> {
      const job = await store.jobs.begin(jobId);
      if (!job) return; // ended before: a repeated delivery is harmless
      const business = await store.businesses.findForWork(job.userId, job.businessId);
      if (!business) return void (await store.jobs.end(jobId, "cancelled"));

      const watch = watchForCancel(job, stop);
      const texts = showTexts(job);
      try {
        const apply = await generatorOf(job).generate(business, job, {
          jobId,
          businessId: business.id,
          userId: job.userId,
          campaignId: job.campaignId,
          contentId: job.contentId,
          signal: watch.signal,
          onStage: (stage) => store.jobs.setStage(jobId, stage),
          onText: texts.show,
        });
        await store.transaction(async (tx) => {
          if (!(await tx.jobs.end(jobId, "succeeded"))) return; // cancelled, or done by another attempt
          await apply(tx);
          if (job.parentId) await tx.jobs.countChild(job.parentId, "done", null);
        });
      } catch (error) {
        if (watch.cancelled.aborted) return;
        if (stop.aborted || !(error instanceof AppError)) throw error;
        await fail(job, business, describe(error));
      } finally {
        watch.unsubscribe();
        await texts.end();
      }
    },

    /** Ends a job that broke down at every try, so that nobody waits for it for ever. */
    async giveUp(jobId: string): Promise<void> {
      const job = await store.jobs.begin(jobId);
      const business = job && (await store.businesses.findForWork(job.userId, job.businessId));
      if (!job || !business) return;
      await fail(job, business, describe(interrupted()));
    },
  };
}

const interrupted = () =>
  new AppError(
    "job_interrupted",
    "The work was interrupted several times, so we stopped. Your texts are as they were. Please try again; if it happens again, tell whoever runs this server.",
  );
