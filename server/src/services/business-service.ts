import type { Business, BusinessCreate, BusinessUpdate, PageQuery } from "@handbill/contracts";
import { notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import { keepWithClaim } from "./idempotency-service.ts";
import { sampleBusiness } from "./sample-business.ts";

type Needs = { store: Store };
export type BusinessService = ReturnType<typeof createBusinessService>;

export function createBusinessService({ store }: Needs) {
  /** The business, if it is this user's; strangers learn no more than of one that does not exist. */
  const requireOwned = async (userId: string, businessId: string): Promise<OwnedBusiness> => {
    const business = await store.businesses.findOwned(userId, businessId);
    if (!business) throw notFound("Business");
    return business;
  };

  return {
    requireOwned,

    get: (userId: string, businessId: string): Promise<Business> => requireOwned(userId, businessId),

    list: (userId: string, { limit, cursor }: PageQuery): Promise<Page<Business>> =>
      store.businesses.list(userId, limit, cursor),

    create: (userId: string, profile: BusinessCreate, claimId: string | null): Promise<Business> =>
      store.transaction(async (tx) => {
        const business = await tx.businesses.insert(userId, profile, false);
        if (!business) throw notFound("Business");
        await tx.audit.append(business, { action: "business.created", target: business.id });
        await keepWithClaim(tx, claimId, { jobId: null, resource: `/api/v1/businesses/${business.id}` });
        return business;
      }),

    /** Opens the user's sample business, or makes it: at most one at a time. */
    async openSample(userId: string, timezone: string): Promise<{ business: Business; made: boolean }> {
      const today = (await store.schedules.now()).slice(0, 10);
      const made = await store.transaction(async (tx) => {
        const sample = await tx.businesses.insert(userId, sampleBusiness(timezone, today), true);
        if (sample) await tx.audit.append(sample, { action: "business.created", target: sample.id });
        return sample;
      });
      const business = made ?? (await store.businesses.findSample(userId));
      if (!business) throw notFound("Business");
      return { business, made: made !== undefined };
    },

    async update(userId: string, businessId: string, change: BusinessUpdate): Promise<Business> {
      const business = await requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const updated = await tx.businesses.update(business, change);
        if (!updated) throw notFound("Business");
        const details = { fields: Object.keys(change) };
        await tx.audit.append(business, { action: "business.changed", target: business.id, details });
        return updated;
      });
    },

    /** Takes the business away; it can be restored. */
    async remove(userId: string, businessId: string): Promise<void> {
      const business = await requireOwned(userId, businessId);
      await store.transaction(async (tx) => {
        await tx.businesses.remove(business);
        await tx.audit.append(business, { action: "business.removed", target: business.id });
      });
    },

    async restore(userId: string, businessId: string): Promise<Business> {
      return store.transaction(async (tx) => {
        const business = await tx.businesses.restore(userId, businessId);
        if (!business) throw notFound("Business");
        await tx.audit.append(business, { action: "business.restored", target: business.id });
        return business;
      });
    },
  };
}
