import { ERRORS, type ErrorCode, type AnyJob as Job, type PartialText } from "@handbill/contracts";
import type { AiRun } from "../ai/ai-requests.ts";
import { ModelAway } from "../ai/failures.ts";
import { AppError } from "../core/errors.ts";
import { failpoint } from "../core/failpoints.ts";
import type { Measures } from "../core/measures.ts";
import { addToTrace } from "../core/trace.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import type { AiTask, ProviderHealth } from "./provider-health-service.ts";

/**
 * One kind of generation. `generate` calls the model and returns what shall be written once the job is still wanted;
 * `undo` puts things back when it failed.
 */
export type Generator = {
  generate(business: OwnedBusiness, job: JobRow, run: AiRun): Promise<(tx: Repositories) => Promise<void>>;
  undo(tx: Repositories, business: OwnedBusiness, job: JobRow, error: NonNullable<Job["error"]>): Promise<void>;
};

const WORK_KINDS = ["strategy", "content", "passage", "variant", "reply", "questions"] as const satisfies Job["kind"][];
type WorkKind = (typeof WORK_KINDS)[number];
export type Generators = Record<WorkKind, Generator>;
/** A newer version may know more kinds; what it calls them cannot be told from here. */
const isWorkKind = (kind: Job["kind"]): kind is WorkKind => WORK_KINDS.some((known) => known === kind);

type Needs = {
  store: Store;
  signals: JobSignals;
  /** By the kind of job; jobs that only start others have none. */
  generators: Generators;
  provider: ProviderHealth;
  /** From 0 up to 1; spreads jobs that wait for the same thing. */
  random(): number;
  /** Told of each beginning and end. Never any text of a user. */
  log(message: string, facts: Record<string, unknown>): void;
  measures: Pick<Measures, "job">;
};
export type GenerationService = ReturnType<typeof createGenerationService>;

/** A job waits so long for a model's server to come back, counted from when it was accepted. */
const LONGEST_WAIT_S = 15 * 60;

/** A job that another version of this program must do is looked at again after so long, by whoever is there then. */
const PASS_ON_S = 2;

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
  "selection_changed",
  "over_limit",
]);

const describe = (error: AppError): NonNullable<Job["error"]> => ({
  code: error.code,
  title: ERRORS[error.code].title,
  detail: error.message,
  retryable: !LASTING.has(error.code),
  ...(error.facts.retryAfter !== undefined && { retryAfter: error.facts.retryAfter }),
});

/** Runs queued generations: at most one result is written for a job, however often the queue delivers it. */
export function createGenerationService({ store, signals, generators, provider, random, log, measures }: Needs) {
  const ended = (job: JobRow, outcome: string): void => {
    measures.job(job.kind, outcome);
    log("A generation ended", { ...traceOf(job), outcome });
  };

  const fail = async (job: JobRow, business: OwnedBusiness, error: NonNullable<Job["error"]>): Promise<void> => {
    const hasEnded = await store.transaction(async (tx) => {
      if (!(await tx.jobs.end(job, "failed", error))) return false;
      await generatorOf(job).undo(tx, business, job, error);
      if (job.parentId) await tx.jobs.countChild(job.parentId, "failed", error);
      return true;
    });
    ended(job, hasEnded ? error.code : "superseded");
  };

  const generatorOf = ({ kind }: JobRow): Generator => {
    if (isWorkKind(kind)) return generators[kind];
    throw new Error(`Nothing does jobs of kind ${kind}.`);
  };

  /** Puts a job back for about so long: the others that wait for the same thing come back at other moments. */
  const defer = (jobId: string, businessId: string, ms: number, messageId: string): Promise<void> =>
    store.transaction((tx) =>
      tx.jobs.defer(jobId, businessId, { seconds: (ms * (1 + random() / 2)) / 1000, messageId }),
    );

  const mayStillWait = async (jobId: string): Promise<boolean> => {
    const waiting = await store.jobs.waiting(jobId);
    return waiting !== undefined && waiting.ageSeconds <= LONGEST_WAIT_S;
  };

  /** Leaves a job to another worker where its kind is not known here, as while a newer version takes over. True where it was. */
  const passOn = async (jobId: string, messageId?: string): Promise<boolean> => {
    const waiting = await store.jobs.waiting(jobId);
    if (!waiting || isWorkKind(waiting.kind)) return false;
    const later = { seconds: PASS_ON_S, ...(messageId !== undefined && { messageId }) };
    await store.transaction((tx) => tx.jobs.passOn(jobId, waiting.businessId, later));
    log("Left to a newer version: a generation of a kind that is not known here", { jobId, kind: waiting.kind });
    return true;
  };

  /**
   * Takes the job up, unless the model's server is being left alone: then it goes back to its place and no try is used up. One that
   * has waited for too long is taken up all the same, and ends with what the server says.
   */
  const takeUp = async (jobId: string, messageId: string): Promise<JobRow | undefined> => {
    if (await provider.isTroubled()) {
      const waiting = await store.jobs.waiting(jobId);
      if (!waiting || !isWorkKind(waiting.kind)) return undefined;
      const waitMs = waiting.ageSeconds > LONGEST_WAIT_S ? 0 : await provider.waitMs(taskOf(waiting));
      if (waitMs > 0) {
        await defer(jobId, waiting.businessId, waitMs, messageId);
        return undefined;
      }
    }
    const job = await store.jobs.begin(jobId, WORK_KINDS);
    if (job) addToTrace({ attempt: job.run });
    if (job) await failpoint("job_begun");
    return job;
  };

  /** Writes what was generated. Whoever lost the job meanwhile, to its end or to another worker, writes nothing. */
  const apply = async (job: JobRow, write: (tx: Repositories) => Promise<void>): Promise<void> => {
    await failpoint("apply_started");
    const isWritten = await store.transaction(async (tx) => {
      if (!(await tx.jobs.end(job, "succeeded"))) return false;
      await write(tx);
      if (job.parentId) await tx.jobs.countChild(job.parentId, "done", null);
      await failpoint("apply_written");
      return true;
    });
    await failpoint("apply_committed");
    ended(job, isWritten ? "succeeded" : "superseded");
  };

  /** Aborts when the queue stops the work, the owner cancels it, or another worker takes it up. */
  const watchForCancel = (job: JobRow, stop: AbortSignal) => {
    const cancelled = new AbortController();
    const look = async () => {
      if (!(await store.jobs.isStillOf(job))) cancelled.abort(new AppError("job_cancelled", "This was stopped."));
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

  /** Does one job, if it is still to be done. */
  const work = async (jobId: string, stop: AbortSignal, messageId: string): Promise<void> => {
    const job = await takeUp(jobId, messageId);
    if (!job) {
      await passOn(jobId, messageId);
      return; // ended before, or put back: a repeated delivery is harmless
    }
    log("A generation begins", traceOf(job));
    const business = await store.businesses.findForWork(job.userId, job.businessId);
    if (!business) return void (await store.jobs.end(job, "cancelled"));

    const watch = watchForCancel(job, stop);
    const texts = showTexts(job);
    try {
      const write = await generatorOf(job).generate(business, job, {
        jobId,
        run: job.run,
        businessId: business.id,
        userId: business.payerId,
        campaignId: job.campaignId,
        contentId: job.contentId,
        signal: watch.signal,
        onStage: (stage) => store.jobs.setStage(job, stage),
        onText: texts.show,
      });
      await apply(job, write);
    } catch (error) {
      if (watch.cancelled.aborted) return log("A generation was stopped or taken over", traceOf(job));
      if (stop.aborted || !(error instanceof AppError)) throw error;
      if (error instanceof ModelAway && (await mayStillWait(jobId)))
        return await defer(jobId, business.id, error.waitMs, messageId);
      await fail(job, business, describe(error));
    } finally {
      watch.unsubscribe();
      await texts.end();
    }
  };

  /** What is being done in this process, by job. */
  const underWay = new Map<string, Promise<void>>();

  return {
    /**
     * Does one job. Expected failures end it; anything else is thrown, and the queue tries again. Where the queue lost sight of a
     * job that is still being done here, as after a while without the database, that goes on and is waited for.
     */
    async run(jobId: string, stop: AbortSignal, messageId: string): Promise<void> {
      await underWay.get(jobId)?.catch(() => undefined); // its failure is told to the one who started it
      const working = work(jobId, stop, messageId);
      underWay.set(jobId, working);
      try {
        await working;
      } finally {
        if (underWay.get(jobId) === working) underWay.delete(jobId);
      }
    },

    /** Ends a job that broke down at every try, so that nobody waits for it for ever. */
    async giveUp(jobId: string): Promise<void> {
      const job = await store.jobs.begin(jobId, WORK_KINDS);
      if (!job) await passOn(jobId);
      const business = job && (await store.businesses.findForWork(job.userId, job.businessId));
      if (!job || !business) return;
      await fail(job, business, describe(interrupted()));
    },
  };
}

const taskOf = ({ kind }: Pick<JobRow, "kind">): AiTask => (kind === "strategy" ? "strategy" : "content");

/** What links a line of the log to the request that started the job, and to the calls it makes. */
const traceOf = ({ id, requestId, run, kind }: JobRow) => ({ jobId: id, requestId, run, kind });

const interrupted = () =>
  new AppError(
    "job_interrupted",
    "The work was interrupted several times, so we stopped. Your texts are as they were. Please try again; if it happens again, tell whoever runs this server.",
  );
