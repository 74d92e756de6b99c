import type { Job } from "@handbill/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";
import { isActive } from "../services/job-reader.ts";
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
 * address. `resource` is where the stored thing is found, also when its job failed.
 */
export async function answerWhenDone<T>(
  jobs: JobService,
  request: FastifyRequest,
  reply: FastifyReply,
  { jobId, resource }: { jobId: string; resource: string },
  { status, read }: { status: 200 | 201; read(): Promise<T> },
): Promise<{ data: T } | { data: Job }> {
  const waitMs = preferredWaitMs(request, reply);
  const job = await jobs.untilEnded(request.userId, jobId, patienceOf(request, reply, waitMs));
  if (isActive(job)) {
    const address = `/api/v1/jobs/${jobId}`;
    reply.code(202).header("location", address).header("retry-after", String(POLL_AFTER_SECONDS));
    return { data: job };
  }
  if (job.status !== "succeeded") throw withResource(failureOf(job), resource);
  reply.code(status).header("location", resource);
  return { data: await read() };
}

const withResource = (error: AppError, resource: string): AppError =>
  new AppError(error.code, error.message, { ...error.facts, resource });
