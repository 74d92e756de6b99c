import type { JobText, PartialText } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import { JOB_CHANNEL } from "./job-changes.ts";

/** Under which name a job's growing texts are announced; its other changes are announced under its id. */
export const textSignal = (jobId: string): string => `text:${jobId}`;

export type NumberedText = JobText & { number: number };

/** Of one job at once: its next look brings the rest. */
const MOST_TEXTS = 100;

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

    /**
     * For each job asked for, in one statement: texts of it and of those it started that are newer than a number, oldest first.
     */
    async newerThan(asked: readonly { jobId: string; number: number }[]): Promise<NumberedText[][]> {
      const { rows } = await sql<NumberedText & { place: number }>`
        select asked.place::int as place, newer.job_id as "jobId", newer.content_id as "contentId", newer.text, newer.number
        from unnest(${asked.map(({ jobId }) => jobId)}::uuid[], ${asked.map(({ number }) => number)}::bigint[])
          with ordinality as asked (job_id, number, place)
        cross join lateral (
          select * from job_texts where job_id = asked.job_id and number > asked.number
          union all
          select * from job_texts where parent_id = asked.job_id and number > asked.number
          order by number limit ${MOST_TEXTS}) as newer
        order by newer.number`.execute(db);
      const found = asked.map((): NumberedText[] => []);
      for (const { place, ...text } of rows) found[place - 1]?.push(text);
      return found;
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
