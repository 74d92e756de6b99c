import { type Kysely, sql } from "kysely";
import type { JobRow } from "../models/job.ts";
import { isWork } from "./job-changes.ts";
import type { Tables } from "../models/tables.ts";

/** What was under way when a backup was made; of all businesses. */
export function createRestoredWorkRepository(db: Kysely<Tables>) {
  return {
    /** Jobs that have not ended; those that others wait for come last. */
    jobs: (): Promise<JobRow[]> =>
      db
        .selectFrom("jobs")
        .select(["id", "businessId", "userId", "campaignId", "contentId", "parentId", "kind", "status", "input"])
        .select(["run", "requestId"])
        .where("status", "in", ["queued", "running"])
        .orderBy(sql`not (${isWork})`)
        .orderBy("id")
        .execute(),

    /** Claims of Idempotency-Keys whose request had left nothing behind yet. */
    async claims(): Promise<string[]> {
      const rows = await db
        .selectFrom("idempotencyKeys")
        .select("claimId")
        .where("state", "=", "running")
        .where("jobId", "is", null)
        .where("resource", "is", null)
        .execute();
      return rows.map(({ claimId }) => claimId);
    },
  };
}
