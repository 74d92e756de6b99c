import { ERRORS, type AnyJob as Job } from "@handbill/contracts";
import { newId } from "../core/ids.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Repositories } from "../data/store.ts";
import { campaignOf } from "./campaign-of-job.ts";

/** How much was under way and is ended; `calls` of the model are closed after the transaction. */
export type EndedWork = { jobs: number; requests: number; calls: number; contents: number };

/** Ends, in the caller's transaction, what was under way in a state that was put back: nobody is to go on with it. */
export async function endInterruptedWork(tx: Repositories, publicUrl: string): Promise<EndedWork> {
  return {
    jobs: await endJobs(tx),
    requests: await endRequests(tx, publicUrl),
    calls: 0,
    contents: await tx.restoredWork.holdPublishing(),
  };
}

/** For the person at the terminal; empty when nothing was under way. */
export function endedInWords({ jobs, requests, calls, contents }: EndedWork): string {
  const held =
    contents === 0
      ? ""
      : ` ${contents} contents that would have gone out by themselves, or were on their way, wait for their owner: nothing is sent without a new word.`;
  if (jobs + requests + calls === 0) return held.trim();
  return `Was under way then, and is ended now without being done again: ${jobs} jobs, ${requests} requests, ${calls} calls of the model. A call that is not known to have been answered counts with the most it can have cost.${held}`;
}

const INTERRUPTED = {
  code: "job_interrupted",
  title: ERRORS.job_interrupted.title,
  detail:
    "This was under way when the backup was made from which this server was restored. Your texts are as they were then; nothing was written or charged again. Write it again if you need it.",
  retryable: true,
} as const satisfies Job["error"];

/** Each ends as a failed one does: its content or campaign is again what it was, and a campaign's writing counts it. */
async function endJobs(tx: Repositories): Promise<number> {
  const jobs = await tx.restoredWork.jobs();
  for (const job of jobs) await endJob(tx, job);
  return jobs.length;
}

async function endJob(tx: Repositories, job: JobRow): Promise<void> {
  if (!(await tx.jobs.end(job, "failed", INTERRUPTED))) return; // ended with the last of its children
  const business = await tx.businesses.findForWork(job.userId, job.businessId);
  if (!business) return;
  if (job.kind === "strategy") await tx.campaigns.markNotPlanned(business, campaignOf(job));
  const { code, detail, retryable } = INTERRUPTED;
  await tx.contents.endWithoutText(business, [job.id], { code, detail, retryable });
  if (job.parentId) await tx.jobs.countChild(job.parentId, "failed", INTERRUPTED);
}

/**
 * A request that was being answered may have made something after the backup. Its key is kept as used: sent again, it does
 * nothing. Keys of jobs lead to their job, which has ended.
 */
async function endRequests(tx: Repositories, publicUrl: string): Promise<number> {
  const claims = await tx.restoredWork.claims();
  for (const claimId of claims) await tx.idempotencyKeys.complete(claimId, interruptedAnswer(publicUrl));
  return claims.length;
}

function interruptedAnswer(publicUrl: string) {
  const { status, title } = ERRORS.job_interrupted;
  const detail =
    "This request was being answered when the backup was made from which this server was restored. It was not done again. Look whether what it was for is there; if it is not, send it with a new Idempotency-Key.";
  const problem = { type: `${publicUrl}/docs/errors#job_interrupted`, title, status, detail, code: "job_interrupted" };
  return {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
    body: JSON.stringify({ ...problem, requestId: newId() }),
  };
}
