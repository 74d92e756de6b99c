import type { AnyJob as Job } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** Channel on which every change of a job is announced; the payload is the job's id. */
export const JOB_CHANNEL = "handbill_jobs";

/** Back into the queue for so long, in place of the message by which it came where that was one of the same queue. */
export type Deferral = { seconds: number; messageId?: string };

/** A generation for the queue; the highest priority is served first. */
type QueuedJob = { id: string; businessId: string; priority: number; defer?: Deferral };

/** Queues generations in the caller's transaction; given by the queue itself. */
export type EnqueueJobs = (db: Kysely<Tables>, jobs: QueuedJob[]) => Promise<void>;

export type EndStatus = "succeeded" | "failed" | "cancelled";

/** Kinds that do nothing themselves but start others and end with the last of them. */
const PARENT_KINDS = ["campaign_contents", "variants"] as const satisfies Job["kind"][];

export const isParent = (kind: Job["kind"]): boolean => PARENT_KINDS.some((parent) => parent === kind);

/** Jobs that call the model, by their kind. */
export const isWork = sql`kind <> 'campaign_contents' and kind <> 'variants'`;

export const ACTIVE = ["queued", "running"] as const;

/** Tells everyone who waits, when the transaction commits. */
export async function announceJobs(db: Kysely<Tables>, jobIds: string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await sql`select pg_notify(${JOB_CHANNEL}, id) from unnest(${jobIds}::text[]) as id`.execute(db);
}

/** Ends those of the jobs that have not ended, and tells; with `run`, only where that is still their taking-up. */
export async function finishJobs(
  db: Kysely<Tables>,
  jobIds: string[],
  status: EndStatus,
  error: Job["error"],
  run: number | null = null,
): Promise<{ id: string; parentId: string | null }[]> {
  const ended = await db
    .updateTable("jobs")
    .set({
      status,
      error: error ? JSON.stringify(error) : null,
      stage: "done",
      done: sql`case when ${status} = 'succeeded' and ${isWork} then total else done end`,
      finishedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where("id", "=", sql<string>`any(${jobIds}::uuid[])`)
    .where("status", "in", ACTIVE)
    .$if(run !== null, (query) => query.where("run", "=", run ?? 0))
    .returning(["id", "parentId"])
    .execute();
  await announceJobs(
    db,
    ended.map(({ id }) => id),
  );
  return ended;
}
