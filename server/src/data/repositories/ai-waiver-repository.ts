import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** A conversation that never stands still must not become a way around a budget. */
const MOST_A_DAY = 20;

/** Calls whose cost no budget bears: what they made was overtaken before anybody could use it. */
export function createAiWaiverRepository(db: Kysely<Tables>) {
  return {
    /**
     * Takes what the calls of a job did cost out of both accounts, as wasted. For a job that has just ended: nothing is opened for it
     * any more. Done once for a job, and only so often a day; false where it was not.
     */
    async waive(business: OwnedBusiness, jobId: string): Promise<boolean> {
      const { rows } = await sql`
        insert into ai_waivers (job_id, business_id)
        select ${jobId}::uuid, ${business.id}::uuid where (
          select count(*) from ai_waivers where business_id = ${business.id} and created_at > now() - interval '1 day'
        ) < ${MOST_A_DAY}
        on conflict do nothing returning job_id`.execute(db);
      if (rows.length === 0) return false;
      await sql`
        with calls as (
          select business_id, business_month, user_id, user_month, sum(cost_nano_usd)::bigint as cost from ai_logs
          where job_id = ${jobId} and outcome not in ('started', 'lost') group by 1, 2, 3, 4),
        shares as (
          select business_id as owner_id, business_month as month, cost from calls
          union all select user_id, user_month, cost from calls),
        accounts as materialized (
          select ai_spend.owner_id, ai_spend.month, shares.cost from ai_spend
            join shares on shares.owner_id = ai_spend.owner_id and shares.month = ai_spend.month
          order by ai_spend.owner_id
          for update of ai_spend)
        update ai_spend set
          spent_nano_usd = ai_spend.spent_nano_usd - accounts.cost, wasted_nano_usd = ai_spend.wasted_nano_usd + accounts.cost
        from accounts where ai_spend.owner_id = accounts.owner_id and ai_spend.month = accounts.month`.execute(db);
      return true;
    },
  };
}
