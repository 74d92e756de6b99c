import type { Missed } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";
import type { OpenedAttempt, Settlement } from "./publication-repository.ts";

/** A content whose time has come, with whom it belongs to. */
export type DueContent = { id: string; businessId: string; userId: string };

/** What the workers take up and settle, of all businesses. Every time is that of the database. */
export function createPublishWorkRepository(db: Kysely<Tables>) {
  return {
    /**
     * The next content that is due, locked; undefined when there is none. Who is changing one just now wins: it is looked at again the
     * next time.
     */
    async lockDue(graceSeconds: number): Promise<DueContent | undefined> {
      const { rows } = await sql<DueContent>`
        select contents.id, contents.business_id, businesses.user_id
        from contents join businesses on businesses.id = contents.business_id
        where contents.status = 'scheduled' and contents.connection_id is not null and contents.deleted_at is null
          and contents.scheduled_at <= now() and contents.scheduled_at > now() - make_interval(secs => ${graceSeconds}::integer)
          and businesses.deleted_at is null and not businesses.sample
          and exists (select from campaigns where campaigns.id = contents.campaign_id and campaigns.deleted_at is null)
        order by contents.scheduled_at, contents.id limit 1
        for update of contents skip locked`.execute(db);
      return rows[0];
    },

    /** What should have gone out by itself while nobody was there to do it: its owner decides again. How many there were. */
    async markOverdue(graceSeconds: number, why: Missed): Promise<number> {
      const { rows } = await sql`
        update contents set status = 'missed', missed = ${JSON.stringify(why)}::jsonb, version = version + 1, updated_at = now()
        where id in (
          select id from contents
          where status = 'scheduled' and connection_id is not null and deleted_at is null
            and scheduled_at <= now() - make_interval(secs => ${graceSeconds}::integer)
          order by scheduled_at limit 500 for update skip locked)
        returning id`.execute(db);
      return rows.length;
    },

    /** What was due cannot go out: its owner decides again. */
    async miss(contentId: string, why: Missed): Promise<void> {
      await sql`update contents set status = 'missed', missed = ${JSON.stringify(why)}::jsonb, version = version + 1, updated_at = now()
        where id = ${contentId} and status = 'scheduled' and scheduled_at <= now()`.execute(db);
    },

    /** Takes up the next publishing whose time has come, and puts its try on record; undefined when there is none. */
    async openAttempt(kinds: readonly string[], leaseSeconds: number): Promise<OpenedAttempt | undefined> {
      const { rows } = await sql<OpenedAttempt>`
        update publications set state = 'sending', attempts = attempts + 1, next_attempt_at = null, updated_at = now(),
          sending_until = now() + make_interval(secs => ${leaseSeconds}::integer)
        where id = (
          select id from publications
          where state = 'claimed' and next_attempt_at <= now() and kind = any(${[...kinds]}::text[])
          order by next_attempt_at, id limit 1 for update skip locked)
        returning id, attempts as number, business_id, user_id, content_id, connection_id, connection_name, kind, fields`.execute(
        db,
      );
      const [opened] = rows;
      if (!opened) return undefined;
      await db
        .insertInto("publishAttempts")
        .values({ businessId: opened.businessId, publicationId: opened.id, number: opened.number })
        .execute();
      return opened;
    },

    /** Writes what became of a try, unless somebody else has settled it since. */
    async settle(
      { id, number }: Pick<OpenedAttempt, "id" | "number">,
      { outcome, status, errorKind, excerpt, state, retrySeconds, detail, url, externalId }: Settlement,
    ): Promise<boolean> {
      const { rows } = await sql`
        update publications set state = ${state}, error_kind = ${errorKind}, detail = ${detail}, url = coalesce(${url}, url),
          external_id = coalesce(${externalId}, external_id), sending_until = null, updated_at = now(),
          next_attempt_at = now() + make_interval(secs => ${retrySeconds}::double precision),
          ended_at = case when ${state} in ('done', 'failed') then now() end
        where id = ${id} and attempts = ${number} and state in ('sending', 'unknown') and decided_by is null
        returning id`.execute(db);
      if (rows.length === 0) return false;
      await db
        .updateTable("publishAttempts")
        .set({ outcome, status, errorKind, excerpt, endedAt: sql`now()` })
        .where("publicationId", "=", id)
        .where("number", "=", number)
        .execute();
      return true;
    },

    /** Tries whose process has gone: nobody knows what became of them. Locked; settle them. */
    async lockAbandoned(limit: number): Promise<OpenedAttempt[]> {
      const { rows } = await sql<OpenedAttempt>`
        select id, attempts as number, business_id, user_id, content_id, connection_id, connection_name, kind, fields
        from publications where state = 'sending' and sending_until < now()
        order by sending_until limit ${limit} for update skip locked`.execute(db);
      return rows;
    },
  };
}
