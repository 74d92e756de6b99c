import { createHash } from "node:crypto";
import type { AnyJob as Job } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type {
  IdempotencyRepository,
  IdempotencyScope,
  LeftBehind,
  StoredAnswer,
} from "../data/repositories/idempotency-repository.ts";

import type { Repositories } from "../data/store.ts";

type Needs = { keys: IdempotencyRepository };
export type IdempotencyService = ReturnType<typeof createIdempotencyService>;
export type { IdempotencyScope, StoredAnswer };

/** What a request leaves behind that starts a generation; with the job as it was then. */
export type StartedWork = { jobId: string; resource: string; job: Job };

/** Either this request does the work under its claim, or an earlier one has already been answered. */
export type IdempotentStart = { claimId: string } | { answer: StoredAnswer };

/**
 * Between taking a key and leaving something behind lie a few statements, so whoever took so long has died with its process. One
 * that was only slow can no longer write: its claim was taken over.
 */
const ABANDONED_SECONDS = 20;
const KEPT_DAYS = 7;
const RETRY_SECONDS = 2;

export function createIdempotencyService({ keys }: Needs) {
  const begin = async (scope: IdempotencyScope, request: unknown): Promise<IdempotentStart> => {
    const claim = { claimId: newId(), fingerprint: fingerprintOf(request) };
    if (await keys.claim(scope, claim, ABANDONED_SECONDS)) return { claimId: claim.claimId };

    const earlier = await keys.find(scope);
    if (!earlier) return begin(scope, request); // it was refused just now, and its key is free again
    if (earlier.fingerprint !== claim.fingerprint) {
      throw new AppError(
        "idempotency_mismatch",
        "This Idempotency-Key was already used for a request with another body. Use a new key for a new request.",
      );
    }
    if (earlier.state === "forgotten") throw usedLongAgo(earlier);
    if (earlier.state === "running" || earlier.status === null) throw stillRunning(earlier);
    return { answer: { status: earlier.status, headers: earlier.headers ?? {}, body: earlier.body ?? "" } };
  };

  return {
    begin,

    /**
     * Keeps a success for replay. A refusal frees the key, unless the request left something behind; then the failure
     * of that work is kept. A fault of ours in between is not: a repetition is led to the job, which knows better.
     */
    async finish(claimId: string, answer: StoredAnswer): Promise<void> {
      const succeeded = answer.status >= 200 && answer.status < 300;
      if (!succeeded && (await keys.release(claimId))) return;
      if (answer.status < 500 || namesJob(answer.body)) await keys.complete(claimId, answer);
    },

    /** Forgets answers older than a week. What a key has started it never starts again. */
    purge: (): Promise<void> => keys.purge(KEPT_DAYS),
  };
}

/**
 * Ties what a transaction makes to the Idempotency-Key of its request, in that transaction: a repetition after a crash
 * finds it instead of making it again. Without a key it does nothing.
 */
export async function keepWithClaim(tx: Repositories, claimId: string | null, left: LeftBehind): Promise<void> {
  if (claimId !== null && !(await tx.idempotencyKeys.link(claimId, left))) throw takenOver();
}

/** The same for work, with its job as it is in that transaction: the request can be answered without another reading. */
export async function keepWork<Work extends { jobId: string; resource: string }>(
  tx: Repositories,
  claimId: string | null,
  work: Work,
): Promise<Work & { job: Job }> {
  await keepWithClaim(tx, claimId, work);
  const [found] = await tx.jobs.findMany([work.jobId]);
  if (!found) throw new Error(`The job ${work.jobId} is not there in the transaction that made it.`);
  return { ...work, job: found.job };
}

const takenOver = () =>
  new AppError("job_running", "The same request was sent again meanwhile, and that one is at work.", {
    retryAfter: RETRY_SECONDS,
  });

function namesJob(body: string): boolean {
  const problem: unknown = JSON.parse(body || "{}");
  return typeof problem === "object" && problem !== null && "jobId" in problem;
}

function stillRunning({ jobId, resource }: LeftBehind): AppError {
  const done = resource === null ? "" : ` What it made is at ${resource}.`;
  const message =
    jobId === null
      ? `The same request ${done === "" ? "is still being worked on" : "was accepted before"}.${done}`
      : "The same request was accepted before. Follow its job instead of sending it again.";
  return new AppError("job_running", message, {
    retryAfter: RETRY_SECONDS,
    ...(jobId === null ? {} : { jobId }),
    ...(resource === null ? {} : { resource }),
  });
}

function usedLongAgo({ jobId, resource }: LeftBehind): AppError {
  return new AppError(
    "idempotency_key_used",
    `This Idempotency-Key was used more than ${KEPT_DAYS} days ago, so its answer is no longer kept; nothing was started or charged again.${resource === null ? "" : ` What it made is at ${resource}.`} Use a new key for a new request.`,
    { ...(jobId !== null && { jobId }), ...(resource !== null && { resource }) },
  );
}

/** The same for the same content: the order of keys does not matter. */
const fingerprintOf = (request: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(request, inKeyOrder) ?? "")
    .digest("base64url");

const inKeyOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
