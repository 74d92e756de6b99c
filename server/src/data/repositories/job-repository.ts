import { type AnyJob as Job, JOB_KINDS } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { currentTrace } from "../../core/trace.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { JobInput } from "../models/job.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";
import { ACTIVE, type EnqueueJobs, finishJobs, isParent } from "./job-changes.ts";
import type { QueueBounds } from "./queue-bounds.ts";

export type NewJob = {
  id: string;
  kind: Job["kind"];
  campaignId: string | null;
  contentId: string | null;
  /** Where it drafts a reply. */
  conversationId?: string;
  parentId: string | null;
  input: JobInput;
  /** The request that started it; null for what starts by itself. */
  requestId: string | null;
  total?: number;
};

const WIRE = [
  "id",
  "kind",
  "status",
  "stage",
  "businessId",
  "campaignId",
  "contentId",
  "conversationId",
  "parentId",
  "done",
  "failed",
  "total",
  "error",
  "createdAt",
  "nextTryAt",
  "startedAt",
  "finishedAt",
] as const;

const topic = sql<string | null>`input ->> 'topic'`.as("topic");
const elapsed = sql<number>`extract(epoch from coalesce(finished_at, now()) - created_at)::float8`.as("elapsedSeconds");

const draftId = sql<string | null>`input #>> '{reply,draftId}'`.as("draftId");

type Row = Omit<Job, "progress" | "result" | "nextTryAt" | "conversationId"> & {
  conversationId: string | null;
  draftId: string | null;
  done: number;
  failed: number;
  total: number;
  nextTryAt: string | null;
};

/** Where that is found which a job has made. */
function placeOf(job: Pick<Row, "kind" | "businessId" | "campaignId" | "contentId" | "draftId">): string {
  if (job.kind === "questions") return `/api/v1/businesses/${job.businessId}/faq?status=proposed`;
  if (job.kind === "reply") return `/api/v1/businesses/${job.businessId}/messages/${job.draftId}`;
  const campaign = `/api/v1/businesses/${job.businessId}/campaigns/${job.campaignId}`;
  const content = `/api/v1/businesses/${job.businessId}/contents/${job.contentId}`;
  const made = job.kind === "variants" || job.kind === "variant" ? `${content}/variants` : content;
  return job.contentId ? made : campaign;
}

function toJob({ done, failed, total, nextTryAt, draftId: madeDraft, conversationId, ...job }: Row): Job {
  const href = placeOf({ ...job, draftId: madeDraft });
  return {
    ...job,
    ...(conversationId !== null && { conversationId }),
    progress: { done, failed, total },
    result: job.status === "succeeded" ? { href } : null,
    ...(nextTryAt !== null && job.status === "queued" && { nextTryAt }),
  };
}

export function createJobRepository(db: Kysely<Tables>, enqueue: EnqueueJobs, bounds: QueueBounds) {
  const all = db.selectFrom("jobs").select(WIRE).select([elapsed, topic, draftId]);

  return {
    /**
     * Stores jobs and, for those that call the model, queues them in the same transaction: all of them, or none where
     * that is more than the queue takes (`queue_full`, `overloaded`).
     */
    async add(business: OwnedBusiness, jobs: NewJob[]): Promise<void> {
      const work = jobs.filter(({ kind }) => !isParent(kind));
      const firstTurn = await bounds.take(db, business, work.length);
      const turns = new Map(work.map(({ id }, place) => [id, firstTurn + place]));
      const rows = jobs.map((job) =>
        isParent(job.kind)
          ? { ...job, status: "running", stage: "writing_contents", startedAt: "now" }
          : { ...job, status: "queued", stage: "waiting", turn: turns.get(job.id) },
      );
      // One statement for any number of rows: a text that grows with them would be parsed and kept for each length.
      await sql`
        insert into jobs (id, business_id, user_id, campaign_id, content_id, conversation_id, parent_id, kind, status, stage, input, total,
          turn, started_at, request_id, trace_id)
        select id, ${business.id}, ${business.userId}, "campaignId", "contentId", "conversationId", "parentId", kind, status, stage, input,
          coalesce(total, 1), coalesce(turn, 0), "startedAt", "requestId", ${currentTrace()?.traceId ?? null}::text
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as job (id uuid, "campaignId" uuid, "contentId" uuid, "conversationId" uuid, "parentId" uuid, kind text, status text, stage text,
            input jsonb, total integer, turn integer, "startedAt" timestamptz, "requestId" uuid)`.execute(db);
      await enqueue(
        db,
        [...turns].map(([id, turn]) => ({ id, businessId: business.id, priority: -turn })),
      );
    },

    /** The jobs of these ids that there are, and who works on their businesses: nobody else may know of them. */
    async findMany(jobIds: string[]): Promise<{ memberIds: string[]; job: Job }[]> {
      const rows = await all
        .select(
          sql<
            string[]
          >`array(select user_id::text from business_members where business_members.business_id = jobs.business_id)`.as(
            "memberIds",
          ),
        )
        .where("id", "=", sql<string>`any(${jobIds}::uuid[])`)
        .execute();
      return rows.map(({ memberIds, ...row }) => ({ memberIds, job: toJob(row) }));
    },

    /** How long a plan and a text took, for three quarters of the latest ones; null where there is none. */
    async usualSeconds(): Promise<{ strategy: number | null; content: number | null }> {
      const { rows } = await sql<{ kind: Job["kind"]; seconds: number }>`
        select kind, percentile_cont(0.75) within group (order by extract(epoch from finished_at - started_at)) as seconds
        from (select kind, status, started_at, finished_at from jobs order by id desc limit 400) as latest
        where status = 'succeeded' and started_at is not null group by kind`.execute(db);
      const of = (kind: Job["kind"]) => rows.find((row) => row.kind === kind)?.seconds ?? null;
      return { strategy: of("strategy"), content: of("content") };
    },

    /** The running job of this kind for a campaign, or for one content of it. */
    async findActive(
      business: OwnedBusiness,
      kind: Job["kind"],
      target: { campaignId: string; contentId: string | null },
    ) {
      const row = await all
        .where("businessId", "=", business.id)
        .where("kind", "=", kind)
        .where("campaignId", "=", target.campaignId)
        .where("contentId", target.contentId ? "=" : "is", target.contentId)
        .where("status", "in", ACTIVE)
        .executeTakeFirst();
      return row && toJob(row);
    },

    /** Of each business on which this user works the latest, and of these the latest: no history is read to its end. */
    async list(
      userId: string,
      filter: { active: boolean; businessId: string | undefined },
      limit: number,
      cursor: string | undefined,
    ): Promise<Page<Job>> {
      const after = readCursor(cursor, "time", "id");
      const ofOne = all
        .whereRef("jobs.businessId", "=", sql.ref("businessMembers.businessId"))
        .where("kind", "in", JOB_KINDS) // a newer version may have started others, while it takes over
        .$if(filter.active, (query) => query.where("status", "in", ACTIVE))
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1);
      const rows = await db
        .selectFrom("businessMembers")
        .innerJoinLateral(ofOne.as("job"), (join) => join.onTrue())
        .selectAll("job")
        .where("businessMembers.userId", "=", userId)
        .$if(filter.businessId !== undefined, (query) =>
          query.where("businessMembers.businessId", "=", filter.businessId ?? ""),
        )
        .orderBy("job.createdAt", "desc")
        .orderBy("job.id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows.map(toJob), limit, (row) => [row.createdAt, row.id]);
    },

    /**
     * Ends a job and, for a whole campaign, all jobs it started; returns the ids of all that were still active.
     * Children are held before their parent, as by a child that ends: the other order would be a deadlock.
     */
    async cancel(jobId: string): Promise<{ id: string; parentId: string | null }[]> {
      const children = await db
        .selectFrom("jobs")
        .select("id")
        .where("parentId", "=", jobId)
        .orderBy("id")
        .forUpdate()
        .execute();
      return finishJobs(db, [jobId, ...children.map(({ id }) => id)], "cancelled", null);
    },

    /**
     * Campaigns whose writing the AI budget stopped in the middle, and where nothing has been started since: of a business, or of all
     * that count against a person's ceiling.
     */
    async stoppedByBudget(
      budget: { payerId: string } | { businessId: string },
      limit: number,
    ): Promise<{ businessId: string; campaignId: string }[]> {
      return db
        .selectFrom("contents")
        .innerJoin("businesses", "businesses.id", "contents.businessId")
        .innerJoin("jobs", "jobs.id", "contents.jobId")
        .select(["contents.businessId", "contents.campaignId"])
        .distinct()
        .where("businesses.deletedAt", "is", null)
        .where((where) =>
          "payerId" in budget
            ? where("businesses.userId", "=", budget.payerId)
            : where("contents.businessId", "=", budget.businessId),
        )
        .where("contents.status", "=", "failed")
        .where("contents.deletedAt", "is", null)
        .where(sql<boolean>`contents.failure ->> 'code' = 'ai_budget_exceeded'`)
        .where("jobs.parentId", "is not", null)
        .limit(limit)
        .execute();
    },
  };
}
