import { isDeepStrictEqual } from "node:util";
import type {
  Campaign,
  CampaignCreate,
  CampaignInList,
  CampaignUpdate,
  PageQuery,
  RatingUpdate,
} from "@handbill/contracts";
import type { CampaignBrief, StrategyContext } from "../ai/ai-requests.ts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { NewCampaign } from "../data/repositories/campaign-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { acceptWork, type Origin } from "./accept-work.ts";
import type { StartedWork } from "./idempotency-service.ts";
import type { ProviderHealth } from "./provider-health-service.ts";

type Needs = { store: Store; businesses: BusinessService; provider: ProviderHealth };
export type CampaignService = ReturnType<typeof createCampaignService>;

/** Where a campaign is: two ids that arrive together in every address. */
export type CampaignPath = { businessId: string; campaignId: string };

/** Contents that are planned for each channel when the owner names no number. */
const CONTENTS_PER_CHANNEL = 3;

/** A new campaign with every default decided. */
export const withDefaults = ({
  name,
  audience,
  budget,
  notes,
  contentCount,
  ...wish
}: CampaignCreate): NewCampaign => ({
  ...wish,
  name: name ?? firstWords(wish.goal),
  audience: audience ?? "",
  notes: notes ?? "",
  budget: budget ?? null,
  contentCount: contentCount ?? wish.channels.length * CONTENTS_PER_CHANNEL,
});

/** A name for a campaign that has none: the start of its goal, cut between words. */
function firstWords(goal: string): string {
  const line = goal.trim().split("\n")[0] ?? "";
  const graphemes = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  if (graphemes.length <= 60) return line;
  const cut = graphemes.slice(0, 59).join("");
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}

/** What the AI layer is told of a campaign. */
export const briefOf = ({
  name,
  goal,
  audience,
  channels,
  startsOn,
  endsOn,
  budget,
  notes,
  contentCount,
}: CampaignBrief): CampaignBrief => ({
  name,
  goal,
  audience,
  channels,
  startsOn,
  endsOn,
  budget,
  notes,
  contentCount,
});

/** What contents are told of the plan. */
export const strategyOf = ({ strategy }: Campaign): StrategyContext =>
  strategy ?? { summary: "", positioning: "", keyMessages: [], audienceSegments: [] };

/** Where a client finds a campaign. */
export const addressOfCampaign = (businessId: string, campaignId: string): string =>
  `/api/v1/businesses/${businessId}/campaigns/${campaignId}`;

export function createCampaignService({ store, businesses, provider }: Needs) {
  const requireCampaign = async (business: OwnedBusiness, campaignId: string): Promise<Campaign> => {
    const campaign = await store.campaigns.find(business, campaignId);
    if (!campaign) throw notFound("Campaign");
    return campaign;
  };

  return {
    async get(userId: string, businessId: string, campaignId: string): Promise<Campaign> {
      return requireCampaign(await businesses.requireOwned(userId, businessId), campaignId);
    },

    async list(userId: string, businessId: string, { limit, cursor }: PageQuery): Promise<Page<CampaignInList>> {
      return store.campaigns.list(await businesses.requireOwned(userId, businessId), limit, cursor);
    },

    /**
     * Stores the campaign and queues its plan, both or neither. Without an Idempotency-Key, the same wish a moment later (a double
     * click) is led to the campaign that is being planned already.
     */
    async create(
      userId: string,
      businessId: string,
      wish: CampaignCreate,
      origin: Origin,
    ): Promise<StartedWork & { campaignId: string }> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("strategy");
      const wanted = withDefaults(wish);
      return acceptWork(store, origin, async (tx) => {
        const twin = origin.claimId === null ? await findTwin(tx, business, wanted) : undefined;
        if (!twin && refusal) throw refusal;
        const campaignId = twin?.campaignId ?? (await tx.campaigns.insert(business, wanted));
        const jobId = twin?.jobId ?? (await startPlanning(tx, business, campaignId, null, origin));
        return { jobId, resource: addressOfCampaign(businessId, campaignId), campaignId };
      });
    },

    /** Queues a new plan, or returns the one that is being made. */
    async planAgain(
      userId: string,
      { businessId, campaignId }: CampaignPath,
      instruction: string | null,
      origin: Origin,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("strategy");
      return acceptWork(store, origin, async (tx) => {
        const campaign = await tx.campaigns.findLocked(business, campaignId);
        if (!campaign) throw notFound("Campaign");
        const running = await tx.jobs.findActive(business, "strategy", { campaignId, contentId: null });
        if (!running && campaign.contents.generating > 0) throw stillWriting();
        if (!running && refusal) throw refusal;
        const jobId = running?.id ?? (await startPlanning(tx, business, campaignId, instruction, origin));
        return { jobId, resource: addressOfCampaign(businessId, campaignId) };
      });
    },

    async update(userId: string, businessId: string, campaignId: string, change: CampaignUpdate): Promise<Campaign> {
      const business = await businesses.requireOwned(userId, businessId);
      await requireCampaign(business, campaignId);
      await store.campaigns.update(business, campaignId, change);
      return requireCampaign(business, campaignId);
    },

    /** Takes the campaign away; it can be restored. */
    async remove(userId: string, businessId: string, campaignId: string): Promise<void> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.transaction(async (tx) => {
        if (!(await tx.campaigns.remove(business, campaignId))) throw notFound("Campaign");
        await tx.audit.append(business, { action: "campaign.removed", target: campaignId });
      });
    },

    /** What the owner thinks of the plan. */
    async rate(
      userId: string,
      { businessId, campaignId }: CampaignPath,
      { rating, note }: RatingUpdate,
    ): Promise<Campaign> {
      const business = await businesses.requireOwned(userId, businessId);
      const { strategy, strategyJobId: jobId } = await requireCampaign(business, campaignId);
      if (!strategy) throw nothingToRate();
      await store.transaction(async (tx) => {
        const { receipt } = strategy;
        await tx.aiRatings.add(business, { campaignId, contentId: null, jobId, receipt, rating, note: note ?? "" });
        await tx.campaigns.rate(business, campaignId, rating);
      });
      return requireCampaign(business, campaignId);
    },

    async restore(userId: string, businessId: string, campaignId: string): Promise<Campaign> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.transaction(async (tx) => {
        if (!(await tx.campaigns.restore(business, campaignId))) throw notFound("Campaign");
        await tx.audit.append(business, { action: "campaign.restored", target: campaignId });
      });
      return requireCampaign(business, campaignId);
    },
  };
}

/** How far apart two clicks may be that were meant as one. */
const TWIN_SECONDS = 10;

/** A campaign with exactly this wish that was made a moment ago and is still being planned; holds others who look for one. */
async function findTwin(
  tx: Repositories,
  business: OwnedBusiness,
  wanted: NewCampaign,
): Promise<{ campaignId: string; jobId: string } | undefined> {
  const recent = await tx.campaigns.listPlannedSince(business, TWIN_SECONDS);
  const twin = recent.find(({ campaign }) => isDeepStrictEqual(briefOf(campaign), briefOf(wanted)));
  return twin && { campaignId: twin.campaign.id, jobId: twin.jobId };
}

/** Queues the plan of a campaign in the caller's transaction. */
async function startPlanning(
  tx: Repositories,
  business: OwnedBusiness,
  campaignId: string,
  instruction: string | null,
  { requestId }: Origin,
): Promise<string> {
  const jobId = newId();
  const input = { instruction, field: null };
  const place = { campaignId, contentId: null, parentId: null };
  await tx.jobs.add(business, [{ id: jobId, kind: "strategy", ...place, input, requestId }]);
  await tx.campaigns.markPlanning(business, campaignId, jobId);
  return jobId;
}

/** What the model may know of a business: its profile, no ids and no times. */
export function profileOf({
  id: _id,
  userId: _user,
  sample: _sample,
  closedWeekdays: _weekdays,
  closedDates: _dates,
  createdAt: _created,
  updatedAt: _updated,
  ...profile
}: OwnedBusiness) {
  return profile;
}

const nothingToRate = () => new AppError("conflict", "There is no plan yet.");

/** Contents that are being written would be torn from their plan. */
export const stillWriting = () =>
  new AppError(
    "job_running",
    "Contents of this campaign are being written. Wait until they are done, or stop them, and then try again.",
  );
