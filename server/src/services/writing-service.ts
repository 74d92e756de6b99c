import { type Campaign, type Content, type ContentGenerate, FIELDS } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { addressOfCampaign, type CampaignPath } from "./campaign-service.ts";
import { type ContentPath, requireNotOut } from "./content-change.ts";
import { acceptWork, type Origin } from "./accept-work.ts";
import type { StartedWork } from "./idempotency-service.ts";
import type { ProviderHealth } from "./provider-health-service.ts";

type Needs = { store: Store; businesses: BusinessService; provider: ProviderHealth };
export type WritingService = ReturnType<typeof createWritingService>;

/** What nobody has written, or what was tried in vain. */
const UNWRITTEN = ["placeholder", "failed"] as const;

/** Starts the writing of contents: one, or all of a campaign. */
export function createWritingService({ store, businesses, provider }: Needs) {
  return {
    /** Queues the writing or rewriting of one content, or returns the job that is at it. */
    async write(
      userId: string,
      { businessId, contentId }: ContentPath,
      wish: ContentGenerate,
      origin: Origin,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, userId, origin, async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        const running = content.status === "generating" ? content.jobId : null;
        if (!running && refusal) throw refusal;
        const jobId = running ?? (await startWriting(tx, business, content, wish, origin));
        return { jobId, resource: `/api/v1/businesses/${businessId}/contents/${contentId}` };
      });
    },

    /** How many contents `writeAll` would write now. */
    async countUnwritten(userId: string, { businessId, campaignId }: CampaignPath): Promise<number> {
      const campaign = await store.campaigns.find(await businesses.requireOwned(userId, businessId), campaignId);
      if (!campaign) throw notFound("Campaign");
      return UNWRITTEN.reduce((count, status) => count + campaign.contents[status], 0);
    },

    /** Queues the writing of all contents of a campaign that nobody has written, or returns the job that is at it. */
    async writeAll(userId: string, { businessId, campaignId }: CampaignPath, origin: Origin): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, userId, origin, async (tx) => {
        const campaign = await tx.campaigns.findLocked(business, campaignId);
        if (!campaign) throw notFound("Campaign");
        const running = await tx.jobs.findActive(business, "campaign_contents", { campaignId, contentId: null });
        if (!running && refusal) throw refusal;
        const jobId = running?.id ?? (await startWritingAll(tx, business, campaign, origin));
        return { jobId, resource: addressOfCampaign(businessId, campaignId) };
      });
    },
  };
}

/** Queues the writing of a locked content in the caller's transaction. */
async function startWriting(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  { instruction, field, wish, selection, fields }: ContentGenerate,
  { requestId }: Origin,
): Promise<string> {
  requireNotOut(content);
  if (selection || fields) throw new AppError("conflict", "A passage cannot be rewritten by itself yet.");
  requireKnownField(content, field);
  const { id: contentId, campaignId } = content;
  const input = { instruction: instruction ?? null, field: field ?? null, wish: wish ?? null, topic: content.topic };
  const jobId = newId();
  await tx.jobs.add(business, [
    { id: jobId, kind: "content", campaignId, contentId, parentId: null, input, requestId },
  ]);
  await tx.contents.markGenerating(business, [[contentId, jobId]]);
  return jobId;
}

/** The same for all contents of a locked campaign that nobody has written: one job, with a child for each. */
async function startWritingAll(
  tx: Repositories,
  business: OwnedBusiness,
  campaign: Campaign,
  { requestId }: Origin,
): Promise<string> {
  if (!campaign.strategy || campaign.status === "planning") throw noPlan();
  const contents = await tx.contents.lockInStatus(business, campaign.id, [...UNWRITTEN]);
  if (contents.length === 0) throw nothingToWrite();
  const parentId = newId();
  const input = { instruction: null, field: null };
  const children = contents.map(({ id: contentId, topic }) => ({
    id: newId(),
    kind: "content" as const,
    campaignId: campaign.id,
    contentId,
    parentId,
    input: { ...input, topic },
    requestId,
  }));
  const parent = { campaignId: campaign.id, contentId: null, parentId: null, input, requestId, total: children.length };
  await tx.jobs.add(business, [{ id: parentId, kind: "campaign_contents", ...parent }, ...children]);
  await tx.contents.markGenerating(
    business,
    children.map((child) => [child.contentId, child.id]),
  );
  return parentId;
}

function requireKnownField({ channel, fields }: Content, field: string | undefined): void {
  if (field === undefined) return;
  const known = Object.keys(FIELDS[channel].shape);
  const message = known.includes(field)
    ? "There is no text yet. Write the whole content first."
    : `This channel has no such field; it has ${known.join(", ")}.`;
  if (known.includes(field) && fields) return;
  throw new AppError("invalid_request", message, { errors: [{ path: "field", message }] });
}

const noPlan = () => new AppError("conflict", "The plan is not ready yet. Contents can be written once it is.");

const nothingToWrite = () => new AppError("conflict", "Every content of this campaign is written already.");
