import { KEPT_PLANS, type Plan, type PlanPart, type PlanVersion, type Strategy } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

/** Where a plan comes from. */
export type PlanOrigin = {
  author: PlanVersion["author"];
  instruction?: string | null;
  restoredFrom?: number;
  parts?: readonly PlanPart[];
  jobId?: string;
};

/** So much of a summary is enough to tell one plan from another. */
const EXCERPT_LENGTH = 240;

const LIGHT = ["version", "author", "instruction", "restoredFrom", "parts", "createdAt"] as const;
const excerpt = sql<string>`left(strategy ->> 'summary', ${sql.lit(EXCERPT_LENGTH)})`.as("excerpt");

/** The number after the newest one. */
const next = (campaignId: string) =>
  sql<number>`(select coalesce(max(version), 0) + 1 from campaign_plans where campaign_id = ${campaignId})`;

/** Every plan a campaign ever had, up to a bound. Whoever writes holds the campaign. */
export function createCampaignPlanRepository(db: Kysely<Tables>) {
  const plansOf = (business: OwnedBusiness, campaignId: string) =>
    db
      .selectFrom("campaignPlans")
      .select(LIGHT)
      .select(excerpt)
      .where("businessId", "=", business.id)
      .where("campaignId", "=", campaignId);

  const whole = (business: OwnedBusiness, campaignId: string) => plansOf(business, campaignId).select("strategy");

  return {
    /** Keeps a plan as the newest one, and forgets the oldest beyond the bound. */
    async keep(business: OwnedBusiness, campaignId: string, strategy: Strategy, origin: PlanOrigin): Promise<void> {
      const { author, instruction = null, restoredFrom = null, parts = [], jobId = null } = origin;
      const { version } = await db
        .insertInto("campaignPlans")
        .values({
          businessId: business.id,
          campaignId,
          version: next(campaignId),
          strategy: JSON.stringify(strategy),
          author,
          instruction,
          restoredFrom,
          parts: JSON.stringify(parts),
          jobId,
        })
        .returning("version")
        .executeTakeFirstOrThrow();
      await db
        .deleteFrom("campaignPlans")
        .where("businessId", "=", business.id)
        .where("campaignId", "=", campaignId)
        .where("version", "<=", version - KEPT_PLANS)
        .execute();
    },

    /** Takes over a plan that a Handbill of before, which knows of one plan only, has put on the campaign. */
    async takeOver(business: OwnedBusiness, campaignId: string): Promise<void> {
      await sql`
        insert into campaign_plans (business_id, campaign_id, version, strategy, author)
        select business_id, id, ${next(campaignId)}, strategy, 'ai'
        from campaigns
        where id = ${campaignId} and business_id = ${business.id} and strategy is not null
          and strategy is distinct from (
            select strategy from campaign_plans where campaign_id = ${campaignId} order by version desc limit 1)`.execute(
        db,
      );
    },

    /** Newest first. */
    list: (business: OwnedBusiness, campaignId: string): Promise<PlanVersion[]> =>
      plansOf(business, campaignId).orderBy("version", "desc").execute(),

    find: (business: OwnedBusiness, campaignId: string, version: number): Promise<Plan | undefined> =>
      whole(business, campaignId).where("version", "=", version).executeTakeFirst(),

    newest: (business: OwnedBusiness, campaignId: string): Promise<Plan | undefined> =>
      whole(business, campaignId).orderBy("version", "desc").limit(1).executeTakeFirst(),

    /** The plan that a job has made, and the one before it. */
    async madeBy(business: OwnedBusiness, campaignId: string, jobId: string) {
      const made = await whole(business, campaignId).where("jobId", "=", jobId).orderBy("version").executeTakeFirst();
      const before =
        made &&
        (await whole(business, campaignId)
          .where("version", "=", made.version - 1)
          .executeTakeFirst());
      return { made: made?.strategy ?? null, previous: before?.strategy ?? null };
    },
  };
}
