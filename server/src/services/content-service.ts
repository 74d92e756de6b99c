import {
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
import type { CampaignService } from "./campaign-service.ts";

type Needs = { store: Store; businesses: BusinessService; campaigns: CampaignService };
export type ContentService = ReturnType<typeof createContentService>;

/** Above every version; versions are 32-bit numbers in the database. */
const NEWEST = 2_147_483_647;

/** Where a content is: three ids that arrive together in every address. */
export type ContentPath = { businessId: string; contentId: string };

export function createContentService({ store, businesses, campaigns }: Needs) {
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
      const before = Number(readCursor(cursor, 1)?.[0] ?? NEWEST);
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
    ): Promise<{ jobId: string }> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        if (content.status === "generating" && content.jobId) return { jobId: content.jobId };
        requireKnownField(content, wish.field);
        const input = { instruction: wish.instruction ?? null, field: wish.field ?? null };
        const job = {
          id: newId(),
          kind: "content" as const,
          campaignId: content.campaignId,
          contentId,
          parentId: null,
          input,
        };
        await tx.jobs.add(business, [job]);
        await tx.contents.markGenerating(business, [[contentId, job.id]]);
        return { jobId: job.id };
      });
    },

    /** Queues the writing of all contents of a campaign that nobody has written, or returns the job that is at it. */
    async writeAll(userId: string, businessId: string, campaignId: string): Promise<{ jobId: string }> {
      const business = await businesses.requireOwned(userId, businessId);
      const campaign = await campaigns.requireCampaign(business, campaignId);
      return store.transaction(async (tx) => {
        await tx.campaigns.lock(business, campaignId);
        const running = await tx.jobs.findActive(business, "campaign_contents", { campaignId, contentId: null });
        if (running) return { jobId: running.id };
        if (!campaign.strategy || campaign.status === "planning") throw noPlan();
        const contents = await tx.contents.lockInStatus(business, campaignId, ["placeholder", "failed"]);
        if (contents.length === 0) throw nothingToWrite();
        const parentId = newId();
        const common = { campaignId, input: { instruction: null, field: null } };
        const children = contents.map(({ id: contentId }) =>
          Object.assign({ id: newId(), kind: "content" as const, contentId, parentId }, common),
        );
        const total = children.length;
        const parent = {
          ...common,
          id: parentId,
          kind: "campaign_contents" as const,
          contentId: null,
          parentId: null,
          total,
        };
        await tx.jobs.add(business, [parent, ...children]);
        await tx.contents.markGenerating(
          business,
          children.map((child) => [child.contentId, child.id]),
        );
        return { jobId: parentId };
      });
    },
  };
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
