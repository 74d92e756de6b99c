import {
  type Campaign,
  type Channel,
  checkFields,
  type Content,
  type ContentGenerate,
  type ContentQuery,
  type ContentUpdate,
  type ContentVersion,
  type Fields,
  FIELDS,
  type PageQuery,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import { type Page, readCursor, toPage } from "../data/repositories/cursor.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { addressOfCampaign, type CampaignPath } from "./campaign-service.ts";
import { keepWithClaim, type StartedWork } from "./idempotency-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ContentService = ReturnType<typeof createContentService>;

/** Above every version; versions are 32-bit numbers in the database. */
const NEWEST = 2_147_483_647;

/** Where a content is: three ids that arrive together in every address. */
export type ContentPath = { businessId: string; contentId: string };

export function createContentService({ store, businesses }: Needs) {
  const requireContent = async (business: OwnedBusiness, contentId: string): Promise<Content> => {
    const content = await store.contents.find(business, contentId);
    if (!content) throw notFound("Content");
    return content;
  };

  /** Changes one content under its lock; nobody else writes to it meanwhile. */
  const changing = async (
    userId: string,
    { businessId, contentId }: ContentPath,
    expectedVersion: number | undefined,
    change: (tx: Repositories, business: OwnedBusiness, content: Content) => Promise<Content | undefined>,
  ): Promise<Content> => {
    const business = await businesses.requireOwned(userId, businessId);
    return store.transaction(async (tx) => {
      const content = await tx.contents.findLocked(business, contentId);
      if (!content) throw notFound("Content");
      if (expectedVersion !== undefined && content.version !== expectedVersion) throw editConflict(content);
      if (content.status === "generating") throw beingWritten(content);
      const changed = await change(tx, business, content);
      if (!changed) throw notFound("Content");
      return changed;
    });
  };

  return {
    async get(userId: string, { businessId, contentId }: ContentPath): Promise<Content> {
      return requireContent(await businesses.requireOwned(userId, businessId), contentId);
    },

    async list(userId: string, businessId: string, { limit, cursor, ...filter }: ContentQuery): Promise<Page<Content>> {
      return store.contents.list(await businesses.requireOwned(userId, businessId), filter, limit, cursor);
    },

    /** A person's change, refused when the content is no longer at the version the person saw. */
    edit: (
      userId: string,
      path: ContentPath,
      version: number,
      { fields, ...update }: ContentUpdate,
    ): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        const edit = withoutMissing(update);
        if (fields === undefined) return tx.contents.edit(business, content.id, edit);
        const checked = requireFields(content.channel, fields);
        const changed = await tx.contents.edit(business, content.id, { ...edit, fields: checked });
        if (changed) await tx.contents.keepVersion(business, changed, "person", null);
        return changed;
      }),

    /** Approving twice is harmless; only a written text can be approved. */
    approve: (userId: string, path: ContentPath, version: number | undefined): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        if (content.status === "approved") return content;
        if (content.status !== "draft" || !content.fields) throw notReady(content);
        requireFields(content.channel, content.fields);
        return tx.contents.setStatus(business, content.id, "approved");
      }),

    /** Takes an approval back. */
    reopen: (userId: string, path: ContentPath): Promise<Content> =>
      changing(userId, path, undefined, async (tx, business, content) =>
        content.status === "approved" ? tx.contents.setStatus(business, content.id, "draft") : content,
      ),

    /** Takes the content away; it can be restored. */
    async remove(userId: string, path: ContentPath): Promise<void> {
      await changing(userId, path, undefined, (tx, business, content) => tx.contents.remove(business, content.id));
    },

    async restore(userId: string, { businessId, contentId }: ContentPath): Promise<Content> {
      const business = await businesses.requireOwned(userId, businessId);
      const content = await store.contents.restore(business, contentId);
      if (!content) throw notFound("Content");
      return content;
    },

    async versions(userId: string, path: ContentPath, { limit, cursor }: PageQuery): Promise<Page<ContentVersion>> {
      const business = await businesses.requireOwned(userId, path.businessId);
      await requireContent(business, path.contentId);
      const before = Number(readCursor(cursor, "version")?.[0] ?? NEWEST);
      const rows = await store.contents.listVersions(business, path.contentId, limit, before);
      return toPage(rows, limit, (row) => [String(row.version)]);
    },

    /** Makes an earlier text the newest; the present one stays in the history. */
    restoreVersion: (userId: string, path: ContentPath, version: number): Promise<Content> =>
      changing(userId, path, undefined, async (tx, business, content) => {
        const earlier = await tx.contents.findVersion(business, content.id, version);
        if (!earlier) throw notFound("Version");
        const fields = requireFields(content.channel, earlier.fields);
        const changed = await tx.contents.edit(business, content.id, { fields });
        if (changed) await tx.contents.keepVersion(business, changed, "person", null);
        return changed;
      }),

    /** Queues the writing or rewriting of one content, or returns the job that is at it. */
    async write(
      userId: string,
      { businessId, contentId }: ContentPath,
      wish: ContentGenerate,
      claimId: string | null,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        const running = content.status === "generating" ? content.jobId : null;
        const jobId = running ?? (await startWriting(tx, business, content, wish));
        const started = { jobId, resource: `/api/v1/businesses/${businessId}/contents/${contentId}` };
        await keepWithClaim(tx, claimId, started);
        return started;
      });
    },

    /** Queues the writing of all contents of a campaign that nobody has written, or returns the job that is at it. */
    async writeAll(
      userId: string,
      { businessId, campaignId }: CampaignPath,
      claimId: string | null,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const campaign = await tx.campaigns.findLocked(business, campaignId);
        if (!campaign) throw notFound("Campaign");
        const running = await tx.jobs.findActive(business, "campaign_contents", { campaignId, contentId: null });
        const jobId = running?.id ?? (await startWritingAll(tx, business, campaign));
        const started = { jobId, resource: addressOfCampaign(businessId, campaignId) };
        await keepWithClaim(tx, claimId, started);
        return started;
      });
    },
  };
}

/** Queues the writing of a locked content in the caller's transaction. */
async function startWriting(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  { instruction, field }: ContentGenerate,
): Promise<string> {
  requireKnownField(content, field);
  const { id: contentId, campaignId } = content;
  const input = { instruction: instruction ?? null, field: field ?? null };
  const jobId = newId();
  await tx.jobs.add(business, [{ id: jobId, kind: "content", campaignId, contentId, parentId: null, input }]);
  await tx.contents.markGenerating(business, [[contentId, jobId]]);
  return jobId;
}

/** The same for all contents of a locked campaign that nobody has written: one job, with a child for each. */
async function startWritingAll(tx: Repositories, business: OwnedBusiness, campaign: Campaign): Promise<string> {
  if (!campaign.strategy || campaign.status === "planning") throw noPlan();
  const contents = await tx.contents.lockInStatus(business, campaign.id, ["placeholder", "failed"]);
  if (contents.length === 0) throw nothingToWrite();
  const parentId = newId();
  const input = { instruction: null, field: null };
  const children = contents.map(({ id: contentId }) => {
    return { id: newId(), kind: "content" as const, campaignId: campaign.id, contentId, parentId, input };
  });
  const parent = { campaignId: campaign.id, contentId: null, parentId: null, input, total: children.length };
  await tx.jobs.add(business, [{ id: parentId, kind: "campaign_contents", ...parent }, ...children]);
  await tx.contents.markGenerating(
    business,
    children.map((child) => [child.contentId, child.id]),
  );
  return parentId;
}

/** The fields in the shape and within the limits of the channel; an error that names each fault otherwise. */
function requireFields(channel: Channel, fields: unknown): Fields {
  const checked = checkFields(channel, fields);
  if (checked.ok) return checked.fields;
  const tooLong = checked.issues.some((issue) => issue.limit !== undefined);
  const errors = checked.issues.map((issue) => ({ ...issue, path: `fields.${issue.path}` }));
  const detail = checked.issues[0]?.message ?? "The text does not fit the channel.";
  throw new AppError(tooLong ? "over_limit" : "invalid_request", detail, { errors });
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

const withoutMissing = ({ topic, angle, callToAction, scheduledOn }: Omit<ContentUpdate, "fields">) => ({
  ...(topic !== undefined && { topic }),
  ...(angle !== undefined && { angle }),
  ...(callToAction !== undefined && { callToAction }),
  ...(scheduledOn !== undefined && { scheduledOn }),
});

const editConflict = (current: Content) =>
  new AppError("edit_conflict", "This was changed in another window since you opened it. Compare both and choose.", {
    current,
  });

const beingWritten = (content: Content) =>
  new AppError("job_running", "This content is being written right now. Wait a moment, or stop the writing first.", {
    ...(content.jobId && { jobId: content.jobId, resource: `/api/v1/jobs/${content.jobId}` }),
  });

const notReady = ({ status }: Content) =>
  new AppError(
    "conflict",
    status === "placeholder" || status === "failed"
      ? "There is no text to approve yet. Write it first."
      : `A content that is ${status} cannot be approved.`,
  );

const noPlan = () => new AppError("conflict", "The plan is not ready yet. Contents can be written once it is.");

const nothingToWrite = () => new AppError("conflict", "Every content of this campaign is written already.");
