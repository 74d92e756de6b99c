import type { AnyJob as Job, ErrorCode } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** How work stands in the whole installation, over all its processes and businesses. */
export type WorkState = {
  jobsWaiting: number;
  jobsRunning: number;
  /** Of the job that has waited longest and may be taken up; 0 where none waits. */
  oldestWaitingSeconds: number;
  /** Models whose servers are left alone for a moment. */
  openCircuits: number;
};

export type FailedJobs = { code: ErrorCode; kind: Job["kind"]; count: number; lastAt: string };

/** What the operator of an installation wants to know. It reads across businesses, and no text of any. */
export function createInstallationRepository(db: Kysely<Tables>) {
  return {
    /** One cheap question: jobs that have not ended have an index of their own. */
    async workState(): Promise<WorkState> {
      const { rows } = await sql<WorkState>`
        select
          (count(*) filter (where status = 'queued'))::int as jobs_waiting,
          (count(*) filter (where status = 'running'))::int as jobs_running,
          coalesce(extract(epoch from now() - min(created_at)
            filter (where status = 'queued' and (next_try_at is null or next_try_at <= now()))), 0)::float8 as oldest_waiting_seconds,
          (select count(*)::int from ai_circuits where open_until > now()) as open_circuits
        from jobs where status in ('queued', 'running') and kind not in ('campaign_contents', 'variants')`.execute(db);
      return rows[0] ?? { jobsWaiting: 0, jobsRunning: 0, oldestWaitingSeconds: 0, openCircuits: 0 };
    },

    /** Why jobs failed in the last day, the most frequent reason first; of the latest thousands only. */
    async failedJobs(): Promise<FailedJobs[]> {
      const { rows } = await sql<FailedJobs>`
        select error ->> 'code' as code, kind, count(*)::int as count, max(finished_at) as last_at
        from (select status, kind, error, finished_at from jobs order by id desc limit 5000) as latest
        where status = 'failed' and error ->> 'code' is not null and finished_at > now() - interval '1 day'
        group by 1, 2 order by 3 desc, 1, 2 limit 20`.execute(db);
      return rows;
    },

    /** When the model last answered well, and how its latest calls went. */
    async latestCalls(): Promise<{ lastWellAt: string | null; calls: number; failed: number }> {
      const { rows } = await sql<{ lastWellAt: string | null; calls: number; failed: number }>`
        select max(created_at) filter (where outcome in ('ok', 'repaired')) as last_well_at,
          count(*) filter (where created_at > now() - interval '1 hour')::int as calls,
          count(*) filter (where created_at > now() - interval '1 hour' and outcome in ('failed', 'invalid', 'lost'))::int as failed
        from (select outcome, created_at from ai_logs order by id desc limit 500) as latest
        where outcome <> 'started'`.execute(db);
      return rows[0] ?? { lastWellAt: null, calls: 0, failed: 0 };
    },

    /** The server's own word about itself. */
    async database(): Promise<{ version: string; bytes: number }> {
      const { rows } = await sql<{ version: string; bytes: number }>`
        select current_setting('server_version') as version, pg_database_size(current_database())::bigint as bytes`.execute(
        db,
      );
      const [row] = rows;
      if (!row) throw new Error("The database said nothing about itself.");
      return row;
    },

    /** Whether this is the account of one of these addresses, in lower case; one that was confirmed, where that can be done. */
    async hasEmail(userId: string, emails: readonly string[], isConfirmed: boolean): Promise<boolean> {
      const { rows } = await sql`
        select from users where id = ${userId} and lower(email) = any(${[...emails]}::text[])
          and (email_verified or not ${isConfirmed})`.execute(db);
      return rows.length > 0;
    },

    /** The account that was made first, of those that are no guests: ids are in the order of their making. */
    async firstAccount(guestDomain: string): Promise<string | null> {
      const { rows } = await sql<{ id: string }>`
        select id from users where email not like ${`%@${guestDomain}`} order by id limit 1`.execute(db);
      return rows[0]?.id ?? null;
    },
  };
}
