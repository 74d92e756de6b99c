import type { JobText, PartialText } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import { JOB_CHANNEL } from "./job-repository.ts";

/** Under which name a job's growing texts are announced; its other changes are announced under its id. */
export const textSignal = (jobId: string): string => `text:${jobId}`;

export type NumberedText = JobText & { number: number };

/** The beginnings of the texts that jobs are writing: the newest state of each job, not a history. */
export function createJobTextRepository(db: Kysely<Tables>) {
  return {
    /** Replaces what was there, and tells whoever watches the job or the one that started it. */
    async save(
      { id, parentId, contentId }: { id: string; parentId: string | null; contentId: string | null },
      text: PartialText[],
    ): Promise<void> {
      await sql`
        with saved as (
          insert into job_texts (job_id, parent_id, content_id, number, text)
          values (${id}, ${parentId}, ${contentId}, nextval('job_text_numbers'), ${JSON.stringify(text)})
          on conflict (job_id) do update set number = excluded.number, text = excluded.text, updated_at = now()
          returning 1)
        select pg_notify(${JOB_CHANNEL}, name) from unnest(${[id, ...(parentId ? [parentId] : [])].map(textSignal)}::text[]) as name
        where exists (select from saved)`.execute(db);
    },

    /** Texts of a job and of those it started that are newer than a number, oldest first. */
    async newerThan(jobId: string, number: number): Promise<NumberedText[]> {
      return db
        .selectFrom("jobTexts")
        .select(["jobId", "contentId", "text", "number"])
        .where((eb) => eb.or([eb("jobId", "=", jobId), eb("parentId", "=", jobId)]))
        .where("number", ">", number)
        .orderBy("number")
        .limit(100)
        .execute();
    },

    async remove(jobId: string): Promise<void> {
      await db.deleteFrom("jobTexts").where("jobId", "=", jobId).execute();
    },

    /** For what a crash left behind. */
    async purge(): Promise<void> {
      await db
        .deleteFrom("jobTexts")
        .where("updatedAt", "<", sql<string>`now() - interval '1 hour'`)
        .execute();
    },
  };
}
