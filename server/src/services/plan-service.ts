import { isDeepStrictEqual } from "node:util";
import type { Campaign, Content, Plan, PlanVersion, Strategy, StrategyUpdate } from "@handbill/contracts";
import type { Strategist } from "../ai/strategist.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { PlanOrigin } from "../data/repositories/campaign-plan-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import { campaignOf } from "./campaign-of-job.ts";
import { digestFor } from "./analytics/digest.ts";
import type { BusinessService } from "./business-service.ts";
import { briefOf, type CampaignPath, profileOf, stillWriting } from "./campaign-service.ts";
import type { Generator } from "./generation-service.ts";
import { withChanges } from "./plan-edits.ts";

type Needs = { store: Store; businesses: BusinessService };
export type PlanService = ReturnType<typeof createPlanService>;

/** A campaign that has a plan. */
type Planned = Campaign & { strategy: Strategy };

/** What an owner does with a plan that is there: reads it, changes it, brings an earlier one back. */
export function createPlanService({ store, businesses }: Needs) {
  /** Changes the plan of a campaign under its lock; nobody else plans meanwhile. */
  const changing = async (
    userId: string,
    { businessId, campaignId }: CampaignPath,
    change: (tx: Repositories, business: OwnedBusiness, campaign: Planned) => Promise<void>,
  ): Promise<Campaign> => {
    const business = await businesses.requireOwned(userId, businessId);
    return store.transaction(async (tx) => {
      await tx.campaigns.hold(business, campaignId);
      await tx.campaignPlans.takeOver(business, campaignId);
      const campaign = await requirePlanned(tx, business, campaignId);
      await change(tx, business, campaign);
      return requirePlanned(tx, business, campaignId);
    });
  };

  return {
    /** The present plan. */
    async present(userId: string, { businessId, campaignId }: CampaignPath): Promise<Plan> {
      const business = await businesses.requireOwned(userId, businessId);
      await requirePlanned(store, business, campaignId);
      const plan = await store.campaignPlans.newest(business, campaignId);
      if (!plan) throw notFound("Plan");
      return plan;
    },

    async list(userId: string, { businessId, campaignId }: CampaignPath): Promise<PlanVersion[]> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.campaigns.find(business, campaignId))) throw notFound("Campaign");
      return store.campaignPlans.list(business, campaignId);
    },

    async find(userId: string, { businessId, campaignId }: CampaignPath, version: number): Promise<Plan> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.campaigns.find(business, campaignId))) throw notFound("Campaign");
      const plan = await store.campaignPlans.find(business, campaignId, version);
      if (!plan) throw notFound("Plan");
      return plan;
    },

    /** A person's change, refused when the plan is no longer the one the person saw. Nothing changed makes no new plan. */
    edit: (userId: string, path: CampaignPath, version: number, update: StrategyUpdate): Promise<Campaign> =>
      changing(userId, path, async (tx, business, campaign) => {
        if (campaign.planVersion !== version) throw editConflict(campaign);
        if (campaign.status === "planning") throw beingPlanned(campaign);
        const { strategy, parts } = withChanges(campaign, campaign.strategy, update);
        if (parts.length > 0) await save(tx, business, campaign, strategy, { author: "person", parts });
      }),

    /**
     * Makes an earlier plan the present one; the one it replaces stays in the list. Where their calendars differ, planned pieces
     * that nobody has written make room for those of the earlier plan; what is written stays.
     */
    restore: (userId: string, path: CampaignPath, version: number): Promise<Campaign> =>
      changing(userId, path, async (tx, business, campaign) => {
        const earlier = await tx.campaignPlans.find(business, campaign.id, version);
        if (!earlier) throw notFound("Plan");
        if (campaign.status === "planning") throw beingPlanned(campaign);
        if (earlier.version === campaign.planVersion) return;
        const { strategy, author } = earlier;
        await save(tx, business, campaign, strategy, { author, restoredFrom: version });
        if (isDeepStrictEqual(strategy.calendar, campaign.strategy.calendar)) return;
        if (campaign.contents.generating > 0) throw stillWriting();
        const written = await tx.contents.listWritten(business, campaign.id);
        const unwritten = strategy.calendar.filter((entry) => !written.some((content) => isOf(content, entry)));
        await tx.contents.replacePlaceholders(business, campaign.id, unwritten);
      }),
  };
}

/** Reads a campaign that has a plan. */
const requirePlanned = async (tx: Repositories, business: OwnedBusiness, campaignId: string): Promise<Planned> => {
  const campaign = await tx.campaigns.find(business, campaignId);
  if (!campaign) throw notFound("Campaign");
  const { strategy } = campaign;
  if (!strategy) throw nothingPlanned();
  return { ...campaign, strategy };
};

/** Puts a plan that a person made or chose on the campaign, and into the list. */
const save = async (
  tx: Repositories,
  business: OwnedBusiness,
  { id }: Campaign,
  strategy: Strategy,
  origin: PlanOrigin,
): Promise<void> => {
  await tx.campaigns.saveOwnPlan(business, id, strategy);
  await tx.campaignPlans.keep(business, id, strategy, origin);
};

/** Plans a campaign: the plan and its placeholders are saved together. */
export function createStrategyGenerator({ store, strategist }: { store: Store; strategist: Strategist }): Generator {
  return {
    async generate(business, job, run) {
      const campaign = await store.campaigns.findForWork(business, campaignOf(job));
      if (!campaign) throw notFound("Campaign");
      const request = {
        business: profileOf(business),
        campaign: briefOf(campaign),
        instruction: job.input.instruction,
        previous: campaign.strategy,
        results: await digestFor(store, business),
      };
      const strategy = await strategist.plan(request, run);
      await run.onStage("saving");
      return async (tx) => {
        const { id: jobId, input } = job;
        const { id: campaignId } = campaign;
        await tx.campaigns.hold(business, campaignId);
        await tx.campaignPlans.takeOver(business, campaignId);
        await tx.campaigns.savePlan(business, campaignId, strategy);
        const origin = { author: "ai", instruction: input.instruction, jobId } as const;
        await tx.campaignPlans.keep(business, campaignId, strategy, origin);
        await tx.contents.replacePlaceholders(business, campaignId, strategy.calendar);
      };
    },

    undo: (tx, business, job) => tx.campaigns.markNotPlanned(business, campaignOf(job)),
  };
}

/** Whether a text was written for this entry of a calendar. */
const isOf = (
  { channel, topic, angle }: Pick<Content, "channel" | "topic" | "angle">,
  entry: Strategy["calendar"][number],
): boolean => channel === entry.channel && topic === entry.topic && angle === entry.angle;

const editConflict = (current: Campaign) =>
  new AppError(
    "edit_conflict",
    "This plan was changed in another window since you opened it. Compare both and choose.",
    {
      current,
    },
  );

const beingPlanned = ({ strategyJobId: jobId }: Campaign) =>
  new AppError(
    "job_running",
    "A new plan is being made right now. Wait for it, or stop it, and then change the plan.",
    {
      ...(jobId !== null && { jobId, resource: `/api/v1/jobs/${jobId}` }),
    },
  );

const nothingPlanned = () => new AppError("conflict", "There is no plan yet.");
