import {
  type Channel,
  checkFields,
  type Claim,
  type ClaimsConfirm,
  type Content,
  type ContentQuery,
  type ContentUpdate,
  type ContentVersion,
  type Fields,
  type PageQuery,
  type RatingUpdate,
} from "@handbill/contracts";
import type { ContentReview } from "../ai/content-review.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import { type Page, readCursor, toPage } from "../data/repositories/cursor.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { act, type ContentPath, createContentChange, requireNotOut } from "./content-change.ts";
import { requirePermission } from "./permissions.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";

type Needs = { store: Store; businesses: BusinessService; reviewer: ContentReview };
export type ContentService = ReturnType<typeof createContentService>;

/** Above every version; versions are 32-bit numbers in the database. */
const NEWEST = 2_147_483_647;

export function createContentService({ store, businesses, reviewer }: Needs) {
  const requireContent = async (business: OwnedBusiness, contentId: string): Promise<Content> => {
    const content = await store.contents.find(business, contentId);
    if (!content) throw notFound("Content");
    return content;
  };

  /** What in a text of this content the profile does not back. */
  const claimsOf = async (tx: Repositories, business: OwnedBusiness, content: Content, fields: Fields) => {
    const campaign = await tx.campaigns.findForWork(business, content.campaignId);
    if (!campaign) throw notFound("Campaign");
    return reviewer.review({
      business: profileOf(business),
      campaign: briefOf(campaign),
      strategy: strategyOf(campaign),
      content,
      claims: content.claims,
      fields,
    });
  };

  /** Writes a person's text with its claims and keeps a copy of it. */
  const saveText = async (
    tx: Repositories,
    business: OwnedBusiness,
    content: Content,
    fields: Fields,
    edit: Omit<ContentUpdate, "fields"> = {},
  ): Promise<Content | undefined> => {
    requireNotOut(content);
    const claims = await claimsOf(tx, business, content, fields);
    const changed = await tx.contents.edit(business, content.id, { ...withoutMissing(edit), fields, claims });
    if (changed) await tx.contentVersions.keep(business, changed, { author: "person" });
    return changed;
  };

  const changing = createContentChange({ store, businesses });

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
        requireNotOut(content);
        if (update.scheduledOn !== undefined && hasTime(content)) throw movedByTime();
        const edit = withoutMissing(update);
        if (fields === undefined) return tx.contents.edit(business, content.id, edit);
        return saveText(tx, business, content, requireFields(content.channel, fields), edit);
      }),

    /** Approving twice is harmless. Only a written text can be approved, and only when a person vouches for its claims. */
    async approve(userId: string, path: ContentPath, version: number | undefined): Promise<Content> {
      const content = await changing(userId, path, version, async (tx, business, present) => {
        requirePermission(business, "approve");
        requireNotOut(present);
        if (isApproved(present)) return present;
        if (present.status !== "draft" || !present.fields) throw notReady(present);
        const fields = requireFields(present.channel, present.fields);
        // The profile may have changed since the text was looked at.
        const claims = await claimsOf(tx, business, present, fields);
        if (claims.some(isOpen)) return tx.contents.setClaims(business, present.id, claims);
        await tx.audit.append(business, act("content.approved", present));
        return tx.contents.approve(business, present.id, claims);
      });
      // Thrown only now, so that the owner finds on the content what has to be confirmed.
      if (!isApproved(content)) throw unconfirmed(content);
      return content;
    },

    /** A person vouches for statements that the profile does not back, or takes that back. */
    confirmClaims: (
      userId: string,
      path: ContentPath,
      version: number | undefined,
      { claims: named, confirmed }: ClaimsConfirm,
    ): Promise<Content> =>
      changing(userId, path, version, async (tx, business, content) => {
        if (content.status !== "draft") throw onlyInDraft();
        if (!content.claims.some((claim) => isIn(named, claim))) throw noSuchClaim();
        const claims = content.claims.map((claim) => (isIn(named, claim) ? { ...claim, confirmed } : claim));
        return tx.contents.setClaims(business, content.id, claims);
      }),

    /** What the owner thinks of the text that the AI wrote last. */
    rate: (userId: string, path: ContentPath, { rating, note }: RatingUpdate): Promise<Content> =>
      changing(userId, path, undefined, async (tx, business, content) => {
        if (!content.receipt) throw nothingToRate();
        const { campaignId, id: contentId, jobId, receipt } = content;
        await tx.aiRatings.add(business, { campaignId, contentId, jobId, receipt, rating, note: note ?? "" });
        return tx.contents.setRating(business, contentId, rating);
      }),

    /** Takes an approval back, and with it the time for which the content was scheduled. */
    reopen: (userId: string, path: ContentPath): Promise<Content> =>
      changing(userId, path, undefined, async (tx, business, content) => {
        requireNotOut(content);
        if (!isApproved(content)) return content;
        await tx.audit.append(business, act("content.reopened", content));
        return tx.contents.reopen(business, content.id);
      }),

    /** Takes the content away; it can be restored. */
    async remove(userId: string, path: ContentPath): Promise<void> {
      await changing(userId, path, undefined, async (tx, business, content) => {
        await tx.audit.append(business, act("content.removed", content));
        return tx.contents.remove(business, content.id);
      });
    },

    async restore(userId: string, { businessId, contentId }: ContentPath): Promise<Content> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const content = await tx.contents.restore(business, contentId);
        if (!content) throw notFound("Content");
        await tx.audit.append(business, act("content.restored", content));
        return content;
      });
    },

    async versions(userId: string, path: ContentPath, { limit, cursor }: PageQuery): Promise<Page<ContentVersion>> {
      const business = await businesses.requireOwned(userId, path.businessId);
      await requireContent(business, path.contentId);
      const before = Number(readCursor(cursor, "version")?.[0] ?? NEWEST);
      const rows = await store.contentVersions.list(business, path.contentId, limit, before);
      return toPage(rows, limit, (row) => [String(row.version)]);
    },

    /** Makes an earlier text the newest; the present one stays in the history. */
    restoreVersion: (userId: string, path: ContentPath, version: number): Promise<Content> =>
      changing(userId, path, undefined, async (tx, business, content) => {
        const earlier = await tx.contentVersions.find(business, content.id, version);
        if (!earlier) throw notFound("Version");
        return saveText(tx, business, content, requireFields(content.channel, earlier.fields));
      }),
  };
}

/** The fields in the shape and within the limits of the channel; an error that names each fault otherwise. */
export function requireFields(channel: Channel, fields: unknown): Fields {
  const checked = checkFields(channel, fields);
  if (checked.ok) return checked.fields;
  const tooLong = checked.issues.some((issue) => issue.limit !== undefined);
  const errors = checked.issues.map((issue) => ({ ...issue, path: `fields.${issue.path}` }));
  const detail = checked.issues[0]?.message ?? "The text does not fit the channel.";
  throw new AppError(tooLong ? "over_limit" : "invalid_request", detail, { errors });
}

const withoutMissing = ({ topic, angle, callToAction, scheduledOn }: Omit<ContentUpdate, "fields">) => ({
  ...(topic !== undefined && { topic }),
  ...(angle !== undefined && { angle }),
  ...(callToAction !== undefined && { callToAction }),
  ...(scheduledOn !== undefined && { scheduledOn }),
});

/** Approved, whether or not it has a time, and also when its time went by. */
const isApproved = ({ status }: Content): boolean =>
  status === "approved" || status === "scheduled" || status === "missed";

const hasTime = ({ status }: Content): boolean => status === "scheduled" || status === "missed";

const movedByTime = () =>
  new AppError(
    "conflict",
    "This is scheduled for a time of a day. Schedule it for another time, or unschedule it first.",
  );

const notReady = ({ status }: Content) =>
  new AppError(
    "conflict",
    status === "placeholder" || status === "failed"
      ? "There is no text to approve yet. Write it first."
      : `A content that is ${status} cannot be approved.`,
  );

const isIn = (named: ClaimsConfirm["claims"], claim: Claim): boolean =>
  named.some(({ text, field }) => text === claim.text && field === claim.field);

const isOpen = ({ blocks, confirmed }: Claim): boolean => blocks !== false && !confirmed;

const unconfirmed = (content: Content) => {
  const open = content.claims.filter(isOpen);
  return new AppError(
    "claims_unconfirmed",
    `${open.length === 1 ? "One statement is" : `${open.length} statements are`} not backed by your profile. Confirm what is true, change what is not, or add it to your facts; then approve.`,
    {
      errors: open.map(({ field, text, reason }) => ({ path: `fields.${field}`, message: reason ?? text })),
      current: content,
    },
  );
};

const onlyInDraft = () =>
  new AppError("conflict", "Statements are confirmed while the content is a draft. Take the approval back first.");

const noSuchClaim = () =>
  new AppError("invalid_request", "There is no such statement on this content; its text may have changed.", {
    errors: [{ path: "claims", message: "None of these is on the content." }],
  });

const nothingToRate = () => new AppError("conflict", "The AI has written nothing here yet.");
