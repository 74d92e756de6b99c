import {
  type Campaign,
  type Content,
  type ContentGenerate,
  FIELDS,
  type Fields,
  type AnyJob as Job,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { JobInput } from "../data/models/job.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { addressOfCampaign, type CampaignPath } from "./campaign-service.ts";
import { type ContentPath, editConflict, requireNotOut } from "./content-change.ts";
import { acceptWork, type Origin } from "./accept-work.ts";
import type { StartedWork } from "./idempotency-service.ts";
import { passageToRewrite, requireFulfillable, textToRewrite } from "./passage-wish.ts";
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
      expectedVersion?: number,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, origin, async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        const running = await tx.rewrites.findRunning(business, contentId);
        if (running && !isTheSame(running, wish)) throw beingWorkedOn(running.id);
        if (!running && expectedVersion !== undefined && content.version !== expectedVersion)
          throw editConflict(content);
        if (!running && refusal) throw refusal;
        const jobId = running?.id ?? (await startWriting(tx, business, content, wish, origin));
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
      return acceptWork(store, origin, async (tx) => {
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

/** Queues the writing of a locked content, or of a passage of it, in the caller's transaction. */
async function startWriting(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  wish: ContentGenerate,
  { requestId }: Origin,
): Promise<string> {
  requireNotOut(content);
  const text = textToRewrite(content, wish);
  const selection = passageToRewrite(content, wish, text);
  if (!selection) requireKnownField(content, wish.field, text);
  requireFulfillable(business, wish, text, selection);
  const unsaved = wish.fields && text ? await keepUnsaved(tx, business, content, text) : undefined;
  const { id: contentId, campaignId, status } = content;
  const input: JobInput = {
    instruction: wish.instruction ?? null,
    field: selection ? null : (wish.field ?? null),
    wish: wish.wish ?? null,
    topic: content.topic,
    ...(LASTING.has(status) && { from: status }),
    ...(unsaved && { unsaved }),
    ...(selection && { selection }),
  };
  const jobId = newId();
  const kind = selection ? "passage" : "content";
  await tx.jobs.add(business, [{ id: jobId, kind, campaignId, contentId, parentId: null, input, requestId }]);
  await tx.contents.markGenerating(business, [[contentId, jobId]]);
  return jobId;
}

/** Keeps a text that could not be saved in the history, so that no word of it is lost whatever comes of its rewriting. */
async function keepUnsaved(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  fields: Fields,
): Promise<{ fields: Fields; version: number }> {
  const counted = await tx.contents.edit(business, content.id, {});
  if (!counted) throw notFound("Content");
  await tx.contentVersions.keep(business, { ...counted, fields }, { author: "person" });
  return { fields, version: counted.version };
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

function requireKnownField({ channel }: Content, field: string | undefined, text: Fields | null): void {
  if (field === undefined) return;
  const known = Object.keys(FIELDS[channel].shape);
  const message = known.includes(field)
    ? "There is no text yet. Write the whole content first."
    : `This channel has no such field; it has ${known.join(", ")}.`;
  if (known.includes(field) && text) return;
  throw new AppError("invalid_request", message, { errors: [{ path: "field", message }] });
}

/** Whether a job is what is asked for again: a second click, not another wish. */
function isTheSame({ kind, input }: { kind: Job["kind"]; input: JobInput }, wish: ContentGenerate): boolean {
  const isPart = wish.selection !== undefined || wish.field?.includes(".") === true;
  if (!isPart) return kind === "content";
  const path = wish.selection?.path ?? wish.field;
  const isSamePlace =
    input.selection?.path === path && (!wish.selection || input.selection?.text.includes(wish.selection.text));
  const isSameWish = input.wish === (wish.wish ?? null) && input.instruction === (wish.instruction ?? null);
  return kind === "passage" && isSamePlace === true && isSameWish;
}

/** States that are more than a draft, and that a text falls back to when its rewriting fails. */
const LASTING: ReadonlySet<Content["status"]> = new Set(["approved", "scheduled", "missed"]);

export const beingWorkedOn = (jobId: string | null): AppError =>
  new AppError(
    "job_running",
    "Something is being written for this content right now. Wait a moment, or stop it first.",
    {
      ...(jobId && { jobId, resource: `/api/v1/jobs/${jobId}` }),
    },
  );

const noPlan = () => new AppError("conflict", "The plan is not ready yet. Contents can be written once it is.");

const nothingToWrite = () => new AppError("conflict", "Every content of this campaign is written already.");
