import { isDeepStrictEqual } from "node:util";
import type { Content, VariantList, VariantsCreate, VariantUse } from "@handbill/contracts";
import type { ContentReview } from "../ai/content-review.ts";
import { approachesFor } from "../ai/prompts/approaches.ts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { NewJob } from "../data/repositories/job-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import { acceptWork, type Origin } from "./accept-work.ts";
import type { BusinessService } from "./business-service.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";
import { type ContentPath, createContentChange, requireNotOut } from "./content-change.ts";
import { requireFields } from "./content-service.ts";
import type { StartedWork } from "./idempotency-service.ts";
import { requireFulfillable, shaped } from "./passage-wish.ts";
import type { ProviderHealth } from "./provider-health-service.ts";
import { beingWorkedOn } from "./writing-service.ts";

type Needs = { store: Store; businesses: BusinessService; provider: ProviderHealth; reviewer: ContentReview };
export type VariantService = ReturnType<typeof createVariantService>;

/** Versions of a text side by side: starts them, shows them, makes one of them the text. */
export function createVariantService({ store, businesses, provider, reviewer }: Needs) {
  const changing = createContentChange({ store, businesses });
  return {
    /** Queues the writing of versions, or returns the job that is at it. The text stays as it is. */
    async start(
      userId: string,
      { businessId, contentId }: ContentPath,
      wish: VariantsCreate,
      origin: Origin,
    ): Promise<StartedWork> {
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, origin, async (tx) => {
        const content = await tx.contents.findLocked(business, contentId);
        if (!content) throw notFound("Content");
        const running = await tx.rewrites.findRunning(business, contentId);
        if (running && running.kind !== "variants") throw beingWorkedOn(running.id);
        if (!running && refusal) throw refusal;
        const jobId = running?.id ?? (await startVariants(tx, business, content, wish, origin));
        return { jobId, resource: `/api/v1/businesses/${businessId}/contents/${contentId}/variants` };
      });
    },

    async list(userId: string, { businessId, contentId }: ContentPath): Promise<VariantList> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contents.find(business, contentId))) throw notFound("Content");
      const { variants, failed } = await store.contentVariants.latest(business, contentId);
      return { data: variants, failed };
    },

    /**
     * Makes a version the text of its content. All versions stay, so that another one may be tried. Using the one that is the text
     * already changes nothing.
     */
    use: (
      userId: string,
      path: ContentPath,
      { number, createdAt }: VariantUse & { number: number },
      expectedVersion: number | undefined,
    ): Promise<Content> =>
      changing(userId, path, expectedVersion, async (tx, business, content) => {
        requireNotOut(content);
        const { variants } = await tx.contentVariants.latest(business, content.id);
        const variant = variants.find((one) => one.number === number);
        const campaign = await tx.campaigns.findForWork(business, content.campaignId);
        if (createdAt !== undefined && variant?.createdAt !== createdAt) throw replaced();
        if (!variant || !campaign) throw notFound("Version");
        if (isDeepStrictEqual(variant.fields, content.fields)) return content;
        const fields = requireFields(content.channel, variant.fields);
        // The profile may have changed since, and what the owner has vouched for stays so.
        const claims = await reviewer.review({
          business: profileOf(business),
          campaign: briefOf(campaign),
          strategy: strategyOf(campaign),
          content,
          fields,
          claims: content.claims,
        });
        const saved = await tx.rewrites.save(business, content.id, { fields, claims, receipt: variant.receipt });
        if (saved) await tx.contentVersions.keep(business, saved, { author: "ai" });
        return saved;
      }),
  };
}

/** One job for the set and one for each version, in the caller's transaction. */
async function startVariants(
  tx: Repositories,
  business: OwnedBusiness,
  content: Content,
  { instruction, wish, count }: VariantsCreate,
  { requestId }: Origin,
): Promise<string> {
  const text = shaped(content, content.fields);
  if (!text) throw noText();
  requireNotOut(content);
  requireFulfillable(business, wish === undefined ? {} : { wish }, text, null);
  const setId = newId();
  const place = { campaignId: content.campaignId, contentId: content.id, requestId };
  const input = { instruction: instruction ?? null, field: null, wish: wish ?? null, topic: content.topic };
  const approaches = approachesFor(content.channel, business, count);
  await tx.jobs.add(business, [
    { id: setId, kind: "variants", ...place, parentId: null, input, total: approaches.length },
    ...approaches.map((approach, index): NewJob => ({
      id: newId(),
      kind: "variant",
      campaignId: content.campaignId,
      contentId: content.id,
      parentId: setId,
      requestId,
      input: Object.assign({}, input, { variant: { number: index + 1, approach } }),
    })),
  ]);
  return setId;
}

const replaced = () =>
  new AppError("conflict", "Newer versions are there in place of the one you chose. Look at them, and choose again.");

const noText = () => new AppError("conflict", "There is no text yet that there could be versions of. Write it first.");
