import type { Campaign, CampaignInList, CampaignUpdate, Rating, Strategy } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Validated } from "../../core/validated.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

/** A new campaign with every default decided. */
export type NewCampaign = Pick<
  Campaign,
  "name" | "goal" | "audience" | "channels" | "startsOn" | "endsOn" | "budget" | "notes" | "contentCount"
>;

type BudgetColumns = { budgetAmount: number | null; budgetCurrency: string | null };

const withBudget = <Row extends BudgetColumns>({ budgetAmount, budgetCurrency, ...campaign }: Row) => ({
  ...campaign,
  budget: budgetAmount === null || budgetCurrency === null ? null : { amount: budgetAmount, currency: budgetCurrency },
});

/** How many contents of the campaign are in each status, as one JSON object. */
const contentCounts = sql<Campaign["contents"]>`(
  select json_build_object(
    'total', count(*), 'placeholder', count(*) filter (where status = 'placeholder'),
    'generating', count(*) filter (where status = 'generating'), 'draft', count(*) filter (where status = 'draft'),
    'approved', count(*) filter (where status = 'approved'), 'scheduled', count(*) filter (where status = 'scheduled'),
    'published', count(*) filter (where status = 'published'), 'missed', count(*) filter (where status = 'missed'),
    'failed', count(*) filter (where status = 'failed'))
  from contents where contents.campaign_id = campaigns.id and contents.deleted_at is null)`.as("contents");

/** The number of the present plan. */
const planVersion = sql<number>`coalesce((
  select max(version) from campaign_plans where campaign_plans.campaign_id = campaigns.id), 0)`.as("planVersion");

export function createCampaignRepository(db: Kysely<Tables>) {
  const inList = (business: OwnedBusiness) =>
    db
      .selectFrom("campaigns")
      .select([
        "campaigns.id",
        "campaigns.businessId",
        "campaigns.name",
        "campaigns.goal",
        "campaigns.audience",
        "campaigns.channels",
        "campaigns.startsOn",
        "campaigns.endsOn",
        "campaigns.budgetAmount",
        "campaigns.budgetCurrency",
        "campaigns.notes",
        "campaigns.contentCount",
        "campaigns.status",
        "campaigns.strategyJobId",
        "campaigns.rating",
        "campaigns.createdAt",
        "campaigns.updatedAt",
      ])
      .select([contentCounts, planVersion])
      .where("campaigns.businessId", "=", business.id);

  const evenRemoved = (business: OwnedBusiness) => inList(business).select("campaigns.strategy");
  const all = (business: OwnedBusiness) => evenRemoved(business).where("campaigns.deletedAt", "is", null);

  const change = (business: OwnedBusiness, campaignId: string) =>
    db
      .updateTable("campaigns")
      .set({ updatedAt: sql`now()` })
      .where("businessId", "=", business.id)
      .where("id", "=", campaignId);

  /** Holds the campaign against other writers until the transaction ends. */
  const hold = async (business: OwnedBusiness, campaignId: string): Promise<void> => {
    await db
      .selectFrom("campaigns")
      .select("id")
      .where("businessId", "=", business.id)
      .where("id", "=", campaignId)
      .forNoKeyUpdate()
      .execute();
  };

  return {
    hold,

    async find(business: OwnedBusiness, campaignId: string): Promise<Campaign | undefined> {
      const row = await all(business).where("id", "=", campaignId).executeTakeFirst();
      return row && withBudget(row);
    },

    /**
     * Reads the campaign and holds it against other starters of jobs until the transaction ends. Not against a job that is being
     * added for one of its contents: that one holds the content, for which the holder of the campaign may wait.
     */
    async findLocked(business: OwnedBusiness, campaignId: string): Promise<Campaign | undefined> {
      await hold(business, campaignId);
      // A statement of its own: one that waited for the lock would count the contents as they were before.
      const row = await all(business).where("id", "=", campaignId).executeTakeFirst();
      return row && withBudget(row);
    },

    /** For a worker that goes on with what the owner asked for, even where the campaign was removed since. */
    async findForWork(business: OwnedBusiness, campaignId: string): Promise<Campaign | undefined> {
      const row = await evenRemoved(business).where("id", "=", campaignId).executeTakeFirst();
      return row && withBudget(row);
    },

    /** Campaigns of the last seconds whose plan is still being made, with its job. Only one transaction at a time may look. */
    async listPlannedSince(business: OwnedBusiness, seconds: number): Promise<{ campaign: Campaign; jobId: string }[]> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`new campaign ${business.id}`}, 0))`.execute(db);
      const rows = await all(business)
        .innerJoin("jobs", (join) =>
          join
            .onRef("jobs.campaignId", "=", "campaigns.id")
            .on("jobs.kind", "=", "strategy")
            .on("jobs.status", "in", ["queued", "running"]),
        )
        .select("jobs.id as planJobId")
        .where("campaigns.createdAt", ">", sql<string>`now() - make_interval(secs => ${seconds}::integer)`)
        .execute();
      return rows.map(({ planJobId, ...row }) => ({ campaign: withBudget(row), jobId: planJobId }));
    },

    async list(business: OwnedBusiness, limit: number, cursor: string | undefined): Promise<Page<CampaignInList>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await inList(business)
        .where("campaigns.deletedAt", "is", null)
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows.map(withBudget), limit, (row) => [row.createdAt, row.id]);
    },

    async insert(business: OwnedBusiness, { budget, channels, ...campaign }: NewCampaign): Promise<string> {
      const id = newId();
      await db
        .insertInto("campaigns")
        .values({
          ...campaign,
          id,
          businessId: business.id,
          channels: JSON.stringify(channels),
          budgetAmount: budget?.amount ?? null,
          budgetCurrency: budget?.currency ?? null,
          status: "planning",
        })
        .execute();
      return id;
    },

    async update(business: OwnedBusiness, campaignId: string, fields: CampaignUpdate): Promise<void> {
      await change(business, campaignId).set(withoutUndefined(fields)).execute();
    },

    /** Says that a strategy job is at work. */
    async markPlanning(business: OwnedBusiness, campaignId: string, jobId: string): Promise<void> {
      await change(business, campaignId).set({ status: "planning", strategyJobId: jobId }).execute();
    },

    async savePlan(business: OwnedBusiness, campaignId: string, strategy: Validated<Strategy>): Promise<void> {
      await change(business, campaignId)
        .set({ status: "planned", strategy: JSON.stringify(strategy), rating: null })
        .execute();
    },

    /** A plan that a person changed or brought back. */
    async saveOwnPlan(business: OwnedBusiness, campaignId: string, strategy: Strategy): Promise<void> {
      await change(business, campaignId)
        .set({ strategy: JSON.stringify(strategy) })
        .execute();
    },

    /** After a plan that failed or was stopped: an earlier plan stays in force. */
    async markNotPlanned(business: OwnedBusiness, campaignId: string): Promise<void> {
      await change(business, campaignId)
        .set({ status: sql`case when strategy is null then 'failed' else 'planned' end` })
        .execute();
    },

    /** What the owner thinks of the plan. False when there is no such campaign. */
    async rate(business: OwnedBusiness, campaignId: string, rating: Rating | null): Promise<boolean> {
      const result = await change(business, campaignId)
        .set({ rating })
        .where("deletedAt", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** False when there was nothing to remove. */
    async remove(business: OwnedBusiness, campaignId: string): Promise<boolean> {
      const result = await change(business, campaignId)
        .set({ deletedAt: sql`now()` })
        .where("deletedAt", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** False when there was nothing to bring back. */
    async restore(business: OwnedBusiness, campaignId: string): Promise<boolean> {
      const result = await change(business, campaignId)
        .set({ deletedAt: null })
        .where("deletedAt", "is not", null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
