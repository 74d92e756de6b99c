import { type DeletionPlan, KEEP_DELETED_DAYS } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/**
 * Tables that can hold very much of one business, emptied some rows at a time before it goes itself. Everything else goes with the row
 * of the business, by its foreign keys; events follow, as those of a removed content do.
 */
const LARGE = [
  "delivery_attempts",
  "deliveries",
  "message_attachments",
  "messages",
  "conversations",
  "consents",
  "contacts",
  "form_entries",
  "event_keys",
  "analytics_entries",
  "content_versions",
  "pictures",
  "jobs",
] as const;

/** What stays of an erased business and of an erased account, and why: it says what was done and paid, and nothing of anybody. */
export const KEPT_TABLES: Readonly<Record<string, string>> = {
  ai_logs: "what each call of the AI cost, in a chain that would break; without prompt and answer",
  ai_chains: "how long that chain is, and its last hash",
  ai_waivers: "which calls are at the operator's cost",
  audit_log: "who did what, by ids alone, for as long as is set",
};

/** Rows at once: few enough that nobody waits for them. */
const BATCH = 500;

const keptFor = sql`make_interval(days => ${sql.lit(KEEP_DELETED_DAYS)})`;

/** Nobody else owns it. */
const ownsAlone = (userId: string) => sql<boolean>`exists (
  select from business_members where business_id = businesses.id and user_id = ${userId} and role = 'owner')
  and not exists (
    select from business_members where business_id = businesses.id and user_id <> ${userId} and role = 'owner')`;

/** What goes for good: businesses and accounts whose time is over. Of all businesses, and of nobody's. */
export function createErasureRepository(db: Kysely<Tables>) {
  return {
    /** What is deleted with an account, and what is only left; also what was removed with it already. */
    async plan(userId: string): Promise<Omit<DeletionPlan, "asksPassword"> | undefined> {
      const { rows } = await sql<Omit<DeletionPlan, "asksPassword">>`
        select deletion_asked_at as asked_at, deletion_asked_at + ${keptFor} as until, (
          select coalesce(jsonb_agg(jsonb_build_object('id', businesses.id, 'name', businesses.name,
              'fate', case when ${ownsAlone(userId)} then 'deleted' else 'left' end) order by businesses.created_at), '[]')
          from businesses join business_members of_user on of_user.business_id = businesses.id
          where of_user.user_id = ${userId} and (deleted_at is null or deleted_at = deletion_asked_at)) as businesses
        from users where id = ${userId}`.execute(db);
      return rows[0];
    },

    /**
     * The account is to be deleted from now on: nobody is signed in to it, and its businesses stop. The ids of those. Call it in a
     * transaction: until its end no other owner leaves, so that each business either stops or has somebody who stays.
     */
    async askForUser(userId: string): Promise<string[]> {
      await sql`
        select id from businesses where id in (select business_id from business_members where user_id = ${userId} and role = 'owner')
        order by id for no key update`.execute(db);
      await sql`update users set deletion_asked_at = now() where id = ${userId} and deletion_asked_at is null`.execute(
        db,
      );
      // What was made since the first time it was asked for goes, and comes back, with the rest.
      const { rows } = await sql<{ id: string }>`
        update businesses set deleted_at = (select deletion_asked_at from users where id = ${userId})
        where deleted_at is null and ${ownsAlone(userId)} returning id`.execute(db);
      await sql`delete from sessions where user_id = ${userId}`.execute(db);
      return rows.map(({ id }) => id);
    },

    /**
     * The account stays, with the businesses that were removed together with it. Their ids; undefined where it was not asked for, and
     * `over` where it was so long ago that the erasing may have begun.
     */
    async keepUser(userId: string): Promise<string[] | "over" | undefined> {
      const { rows } = await sql<{ isOver: boolean | null }>`
        select deletion_asked_at < now() - ${keptFor} as is_over from users where id = ${userId} for update`.execute(
        db,
      );
      const isOver = rows[0]?.isOver ?? null;
      if (isOver === null) return undefined;
      if (isOver) return "over";
      const restored = await sql<{ id: string }>`
        update businesses set deleted_at = null
        where deleted_at = (select deletion_asked_at from users where id = ${userId}) and ${ownsAlone(userId)}
        returning id`.execute(db);
      await sql`update users set deletion_asked_at = null where id = ${userId}`.execute(db);
      return restored.rows.map(({ id }) => id);
    },

    /** Sessions and links of mails that ran out a day ago: where somebody was, and with which browser, is nobody's business then. */
    async forgetExpired(): Promise<void> {
      await sql`delete from sessions where expires_at < now() - interval '1 day'`.execute(db);
      await sql`delete from account_tokens where expires_at < now() - interval '1 day'`.execute(db);
      await sql`delete from verifications where expires_at < now() - interval '1 day'`.execute(db);
    },

    /** Some businesses whose time is over. */
    async dueBusinesses(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from businesses where deleted_at < now() - ${keptFor} order by deleted_at limit 20`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Empties a little of what the business has most of. How many rows that was; none when it is all gone. */
    async eraseSome(businessId: string): Promise<number> {
      for (const table of LARGE) {
        const { numAffectedRows } = await sql`
          delete from ${sql.table(table)} where ctid = any(array(
            select ctid from ${sql.table(table)} where business_id = ${businessId} limit ${sql.lit(BATCH)}))`.execute(
          db,
        );
        if (numAffectedRows !== undefined && numAffectedRows > 0n) return Number(numAffectedRows);
      }
      return 0;
    },

    /** The same for what its calls of the AI said and were told; that they were made, and what they cost, stays. */
    async forgetSome(businessId: string): Promise<number> {
      const { numAffectedRows } = await sql`
        update ai_logs set raw_answer = null, prompt_text = null, prompt_expires_at = null where id in (
          select id from ai_logs where business_id = ${businessId} and outcome <> 'started'
            and (raw_answer is not null or prompt_text is not null) limit ${sql.lit(BATCH)})`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },

    /** The business itself, with all that is left of it. False where somebody else was first, or it was brought back. */
    async eraseBusiness(businessId: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        delete from businesses where id = ${businessId} and deleted_at < now() - ${keptFor}`.execute(db);
      if (numAffectedRows !== 1n) return false;
      await sql`delete from ai_limits where owner_id = ${businessId}`.execute(db);
      return true;
    },

    /**
     * Removes businesses of accounts whose time is over that came to them since they asked, and that nobody else owns. They have the same
     * time as all others before they are erased, and the account waits for them. Their ids.
     */
    async removeLateBusinesses(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        update businesses set deleted_at = now() from users
        where deletion_asked_at < now() - ${keptFor} and deleted_at is null and ${sql.raw(OWNED_ALONE)}
        returning businesses.id`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Some accounts whose time is over and that own nothing alone any more. */
    async dueUsers(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from users where deletion_asked_at < now() - ${keptFor}
          and not exists (select from businesses where ${sql.raw(OWNED_ALONE)}) order by deletion_asked_at limit 20`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    /** The account itself. What others go on with is theirs: its AI is counted to another owner. Call it in a transaction. */
    async eraseUser(userId: string): Promise<boolean> {
      const { rows } = await sql<{ email: string }>`
        select email from users where id = ${userId} and deletion_asked_at < now() - ${keptFor} for update`.execute(db);
      const [found] = rows;
      if (!found) return false;
      await sql`
        update businesses set user_id = heir.user_id from (
          select distinct on (business_id) business_id, user_id from business_members
          where role = 'owner' and user_id <> ${userId} order by business_id, created_at, user_id) as heir
        where heir.business_id = businesses.id and businesses.user_id = ${userId}`.execute(db);
      await sql`
        update jobs set user_id = businesses.user_id from businesses
        where businesses.id = jobs.business_id and jobs.user_id = ${userId}`.execute(db);
      await sql`delete from business_invitations where lower(email) = lower(${found.email})`.execute(db);
      await sql`
        delete from verifications where position(lower(${found.email}) in lower(identifier || ' ' || value)) > 0
          or position(${userId} in identifier || ' ' || value) > 0`.execute(db);
      await sql`
        delete from rate_limits where position(${userId} in key) > 0 or position(lower(${found.email}) in lower(key)) > 0`.execute(
        db,
      );
      await sql`delete from ai_limits where owner_id = ${userId}`.execute(db);
      await sql`delete from users where id = ${userId}`.execute(db);
      return true;
    },
  };
}

const OWNED_ALONE = `exists (
  select from business_members m where m.business_id = businesses.id and m.user_id = users.id and m.role = 'owner')
  and not exists (
    select from business_members m where m.business_id = businesses.id and m.user_id <> users.id and m.role = 'owner')`;
