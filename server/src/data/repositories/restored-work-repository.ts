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
        .select([
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
        .select(["run", "requestId"])
        .where("status", "in", ["queued", "running"])
        .orderBy(sql`not (${isWork})`)
        .orderBy("id")
        .execute(),

    /**
     * What would go out by itself waits for its owner again, and of what was on its way nobody knows. It may have gone out since, or go
     * out elsewhere. How many contents there were.
     */
    async holdPublishing(): Promise<number> {
      await sql`
        update delivery_attempts set status = 'unknown', error_kind = 'restored', ended_at = now()
        where status = 'sending'`.execute(db);
      await sql`
        update deliveries set status = 'unknown', reason = 'restored', lease_until = null, settled_at = now(), updated_at = now()
        where status = 'sending'`.execute(db);
      await sql`
        update mailings set status = 'paused', updated_at = now(),
          trouble = jsonb_build_object('errorKind', 'restored', 'at', now(), 'excerpt',
            'This was on its way when the state was kept that was put back since. Some may have got it in the meantime.')
        where status = 'sending'`.execute(db);
      await sql`
        update confirmation_mails set status = case when status = 'sending' then 'unknown' else 'expired' end,
          reason = 'restored', lease_until = null, settled_at = now(), updated_at = now()
        where status in ('queued', 'sending')`.execute(db);
      await sql`
        update message_attempts set status = 'unknown', error_kind = 'restored', ended_at = now()
        where status = 'sending'`.execute(db);
      await sql`
        update messages set status = case when status = 'sending' then 'unknown' else 'draft' end, error_code = 'restored',
          author_kind = case when author_kind in ('faq', 'receipt') and status <> 'sending' then 'ai' else author_kind end,
          error_detail = 'This was on its way when the state was kept that was put back since. It may have gone out in the meantime.',
          hold_until = null, next_at = null, lease_until = null, updated_at = now()
        where status in ('held', 'queued', 'sending')`.execute(db);
      // What was written before may have been answered since: nothing of it is answered by itself again.
      await sql`update conversations set auto_revision = revision where auto`.execute(db);
      await sql`
        update publish_attempts set outcome = 'unknown', error_kind = 'restored', ended_at = now()
        where outcome = 'sending'`.execute(db);
      await sql`
        update publications set state = 'unknown', error_kind = 'restored', next_attempt_at = null, sending_until = null,
          detail = 'This was on its way when the state was kept that was put back since. Look there, then say whether it went out.',
          updated_at = now()
        where state in ('claimed', 'sending')`.execute(db);
      const { rows } = await sql`
        update contents set
          status = case when status = 'publishing' then 'unknown' when scheduled_at <= now() then 'missed' else 'approved' end,
          missed = case when status = 'scheduled' and scheduled_at <= now() then jsonb_build_object('code', 'restored', 'detail',
            'Its time passed before an earlier state of the data was put back. Perhaps it went out in the meantime: look there first.') end,
          scheduled_at = case when status = 'scheduled' and scheduled_at > now() then null else scheduled_at end,
          timezone = case when status = 'scheduled' and scheduled_at > now() then null else timezone end,
          version = version + 1, updated_at = now()
        where status = 'publishing' or (status = 'scheduled' and connection_id is not null)
        returning id`.execute(db);
      return rows.length;
    },

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
