import { createHash } from "node:crypto";
import { AppError } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type {
  IdempotencyRepository,
  IdempotencyScope,
  LeftBehind,
  StoredAnswer,
} from "../data/repositories/idempotency-repository.ts";

type Needs = { keys: IdempotencyRepository; waitSeconds: number };
export type IdempotencyService = ReturnType<typeof createIdempotencyService>;
export type { IdempotencyScope, LeftBehind, StoredAnswer };

/** Either this request does the work under its claim, or an earlier one has already been answered. */
export type IdempotentStart = { claimId: string } | { answer: StoredAnswer };

const ABANDONED_SECONDS = 60;
const KEPT_DAYS = 7;
const RETRY_SECONDS = 2;

export function createIdempotencyService({ keys, waitSeconds }: Needs) {
  // A request may be held for `waitSeconds`: only one that is long past it can have died with its process.
  const abandonedAfterSeconds = Math.max(ABANDONED_SECONDS, waitSeconds + 30);

  const begin = async (scope: IdempotencyScope, request: unknown): Promise<IdempotentStart> => {
    const claim = { claimId: newId(), fingerprint: fingerprintOf(request) };
    if (await keys.claim(scope, claim, abandonedAfterSeconds)) return { claimId: claim.claimId };

    const earlier = await keys.find(scope);
    if (!earlier) return begin(scope, request); // it was refused just now, and its key is free again
    if (earlier.fingerprint !== claim.fingerprint) {
      throw new AppError(
        "idempotency_mismatch",
        "This Idempotency-Key was already used for a request with another body. Use a new key for a new request.",
      );
    }
    if (earlier.state === "running" || earlier.status === null) throw stillRunning(earlier);
    return { answer: { status: earlier.status, headers: earlier.headers ?? {}, body: earlier.body ?? "" } };
  };

  return {
    begin,

    /** Notes what a request started, before it waits for it: a repetition after a crash then finds that job. */
    async note(claimId: string, left: LeftBehind): Promise<void> {
      await keys.link(claimId, left);
    },

    /** Keeps a success for replay. A refusal frees the key, unless the request left something behind. */
    async finish(claimId: string, answer: StoredAnswer): Promise<void> {
      const succeeded = answer.status >= 200 && answer.status < 300;
      if (!succeeded && (await keys.release(claimId))) return;
      await keys.complete(claimId, answer);
    },

    /** Forgets answers older than a week; returns how many. */
    purge: (): Promise<number> => keys.purge(KEPT_DAYS),
  };
}

function stillRunning({ jobId, resource }: LeftBehind): AppError {
  const message =
    jobId === null
      ? "The same request is still being worked on."
      : "The same request was accepted before. Follow its job instead of sending it again.";
  return new AppError("job_running", message, {
    retryAfter: RETRY_SECONDS,
    ...(jobId === null ? {} : { jobId }),
    ...(resource === null ? {} : { resource }),
  });
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
