import { setTimeout as delay } from "node:timers/promises";
import type { AnyJob as Job } from "@handbill/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";
import { isActive } from "../services/job-reader.ts";
import { answerBefore, READ_MS, requireTimeLeft } from "./deadline.ts";
import { failureOf, type JobService, type Patience } from "../services/job-service.ts";
import { preferredWaitMs } from "./prefer.ts";

/** Seconds after which a client should ask for a job again. */
const POLL_AFTER_SECONDS = 1;

/** Waits for at most `waitMs`, and no longer than the client and this process are there. */
export function patienceOf(request: FastifyRequest, reply: FastifyReply, waitMs: number): Patience {
  const left = new AbortController();
  if (reply.raw.destroyed) left.abort();
  reply.raw.once("close", () => left.abort());
  return { waitMs, signal: AbortSignal.any([left.signal, request.server.leaving]) };
}

/**
 * Answers a request that started a job: with what it made when that is there in time, otherwise 202 with the job's
 * address. `resource` is where the stored thing is found, also when its job failed. Time counts from the arrival of the request.
 */
export async function answerWhenDone<T>(
  jobs: JobService,
  request: FastifyRequest,
  reply: FastifyReply,
  { job: accepted, resource }: { job: Job; resource: string },
  { status, read }: { status: 200 | 201; read(): Promise<T> },
): Promise<{ data: T } | { data: Job }> {
  requireTimeLeft(reply);
  const waitMs = preferredWaitMs(request, reply);
  const patience = patienceOf(request, reply, waitMs > 0 ? Math.max(1, waitMs - reply.elapsedTime) : 0);
  const job = await jobs.untilEnded(request.userId, accepted, patience);
  if (!isActive(job) && job.status !== "succeeded") throw withResource(failureOf(job), resource);
  const made = isActive(job) ? undefined : await inTime(request, reply, read());
  if (made === undefined) {
    const address = `/api/v1/jobs/${job.id}`;
    reply.code(202).header("location", address).header("retry-after", String(POLL_AFTER_SECONDS));
    return { data: job };
  }
  reply.code(status).header("location", resource);
  return { data: made };
}

/** What was made; undefined when the database does not hand it out in time. It is stored: the job says where. */
async function inTime<T>(request: FastifyRequest, reply: FastifyReply, reading: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  const limit = delay(answerBefore(reply, READ_MS), undefined, { signal: late.signal }).catch(() => undefined);
  const read = reading.catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    request.log.warn({ err: error }, "what a job made could not be read");
    return undefined;
  });
  return Promise.race([read, limit]).finally(() => late.abort());
}

const withResource = (error: AppError, resource: string): AppError =>
  new AppError(error.code, error.message, { ...error.facts, resource });
