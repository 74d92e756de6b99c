import type { AnyJob as Job } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { currentTrace } from "../../core/trace.ts";
import type { JobRow } from "../models/job.ts";
import type { Tables } from "../models/tables.ts";
import { ACTIVE, announceJobs, type Deferral, type EndStatus, type EnqueueJobs, finishJobs } from "./job-changes.ts";

/** A job as one worker has taken it up; `run` says which taking-up it was. */
export type Taken = Pick<JobRow, "id" | "run">;

/** What a worker does with a job. Only the last one who took it up can change it. */
export function createJobWorkRepository(db: Kysely<Tables>, enqueue: EnqueueJobs) {
  return {
    /**
     * Starts, or starts again after a crash, a job that has not ended; undefined when it has. Whoever had it before can no longer
     * write anything for it. One of another kind than these is not touched.
     */
    async begin(jobId: string, kinds: readonly Job["kind"][]): Promise<JobRow | undefined> {
      const row = await db
        .updateTable("jobs")
        .set({
          status: "running",
          run: sql`run + 1`,
          nextTryAt: null,
          traceId: sql`coalesce(trace_id, ${currentTrace()?.traceId ?? null}::text)`,
          startedAt: sql`coalesce(started_at, now())`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", jobId)
        .where("status", "in", ACTIVE)
        .where("kind", "in", kinds)
        .returning([
          "id",
          "businessId",
          "userId",
          "campaignId",
          "contentId",
          "conversationId",
          "parentId",
          "kind",
          "status",
          "input",
        ])
        .returning(["run", "requestId"])
        .executeTakeFirst();
      if (row) await announceJobs(db, [jobId]);
      return row;
    },

    async setStage({ id: jobId, run }: Taken, stage: Job["stage"]): Promise<void> {
      const row = await db
        .updateTable("jobs")
        .set({ stage, updatedAt: sql`now()` })
        .where("id", "=", jobId)
        .where("status", "=", "running")
        .where("run", "=", run)
        .returning("id")
        .executeTakeFirst();
      if (row) await announceJobs(db, [jobId]);
    },

    /** True when this call ended the job; false when it had ended or was taken over before, and nothing may be written for it. */
    async end({ id, run }: Taken, status: EndStatus, error: Job["error"] = null): Promise<boolean> {
      return (await finishJobs(db, [id], status, error, run)).length > 0;
    },

    /** Counts one ended child; ends the parent with its last one. */
    async countChild(parentId: string, outcome: "done" | "failed", error: Job["error"]): Promise<void> {
      await db
        .updateTable("jobs")
        .set(({ eb }) => ({ [outcome]: eb(outcome, "+", 1), updatedAt: sql`now()` }))
        .where("id", "=", parentId)
        .where("status", "in", ACTIVE)
        .execute();
      await db
        .updateTable("jobs")
        .set({
          stage: "done",
          status: sql`case when done > 0 then 'succeeded' else 'failed' end`,
          error: sql`case when done > 0 then null else ${error ? JSON.stringify(error) : null}::jsonb end`,
          finishedAt: sql`now()`,
        })
        .where("id", "=", parentId)
        .where("status", "in", ACTIVE)
        .where(sql<boolean>`done + failed >= total`)
        .execute();
      await announceJobs(db, [parentId]);
    },

    /** How often this content could not be written since it last was, this job included; versions beside it and passages do not count. */
    async countFailures({ campaignId, contentId }: Pick<JobRow, "campaignId" | "contentId">): Promise<number> {
      const { rows } = await sql<{ times: number }>`
        with tries as (select status, created_at from jobs where campaign_id = ${campaignId} and content_id = ${contentId} and kind = 'content')
        select count(*)::int as times from tries where status = 'failed'
          and created_at > coalesce((select max(created_at) from tries where status = 'succeeded'), '-infinity')`.execute(
        db,
      );
      return rows[0]?.times ?? 1;
    },

    /** False once a job has ended or somebody else has taken it up: then this worker must stop. */
    async isStillOf({ id, run }: Taken): Promise<boolean> {
      const row = await db.selectFrom("jobs").select(["status", "run"]).where("id", "=", id).executeTakeFirst();
      return row?.status === "running" && row.run === run;
    },

    /** The kind and age of a job that is queued or running, before it is taken up. */
    async waiting(jobId: string): Promise<{ kind: Job["kind"]; ageSeconds: number; businessId: string } | undefined> {
      return db
        .selectFrom("jobs")
        .select(["kind", "businessId", sql<number>`extract(epoch from now() - created_at)::float8`.as("ageSeconds")])
        .where("id", "=", jobId)
        .where("status", "in", ACTIVE)
        .executeTakeFirst();
    },

    /** Puts a job back in its queue for a while: nothing can be done for it now. Its place among others is kept. */
    async defer(jobId: string, businessId: string, defer: Deferral): Promise<void> {
      const row = await db
        .updateTable("jobs")
        .set({
          status: "queued",
          stage: "waiting_for_model",
          nextTryAt: sql`now() + make_interval(secs => ${defer.seconds})`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", jobId)
        .where("status", "in", ACTIVE)
        .returning("turn")
        .executeTakeFirst();
      if (!row) return;
      await enqueue(db, [{ id: jobId, businessId, priority: -row.turn, defer }]);
      await announceJobs(db, [jobId]);
    },

    /** Leaves a job exactly as it is, and its message to whoever looks after a while. Its place among others is kept. */
    async passOn(jobId: string, businessId: string, defer: Deferral): Promise<void> {
      const row = await db
        .selectFrom("jobs")
        .select("turn")
        .where("id", "=", jobId)
        .where("status", "in", ACTIVE)
        .executeTakeFirst();
      if (row) await enqueue(db, [{ id: jobId, businessId, priority: -row.turn, defer }]);
    },
  };
}
