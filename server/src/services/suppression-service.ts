import type { LiftedSuppression, Suppression, SuppressionCreate, SuppressionLift } from "@handbill/contracts";
import { addressHash, addressHint } from "../core/addresses.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type SuppressionService = ReturnType<typeof createSuppressionService>;

/** Addresses to which a business sends nothing, whoever has them. */
export function createSuppressionService({ store, businesses }: Needs) {
  return {
    async list(userId: string, businessId: string): Promise<Suppression[]> {
      return store.suppressions.list(await businesses.requireOwned(userId, businessId));
    },

    async lifted(userId: string, businessId: string): Promise<LiftedSuppression[]> {
      return store.suppressions.lifted(await businesses.requireOwned(userId, businessId));
    },

    /** Nothing is sent to this address any more, whether a contact has it or not. */
    async add(userId: string, businessId: string, { channel, address, detail }: SuppressionCreate): Promise<void> {
      const business = await businesses.requireOwned(userId, businessId);
      const place = { channel, addressHash: addressHash(business.id, channel, address.trim()) };
      const hint = addressHint(channel, address.trim());
      await store.transaction(async (tx) => {
        await tx.suppressions.add(business.id, place, { hint, reason: "by_hand", detail });
        await tx.audit.append(business, { action: "suppression.added", details: { channel } });
      });
    },

    /**
     * Takes an address off the list, with the owner's word for it on record. Who took their yes back has to give it again besides: that
     * is entered at the contact. A complaint was made to somebody else, and nobody here can take it back.
     */
    async lift(userId: string, businessId: string, { channel, key, proof }: SuppressionLift): Promise<void> {
      const business = await businesses.requireOwned(userId, businessId);
      const place = { channel, addressHash: key };
      await store.transaction(async (tx) => {
        const listed = await tx.suppressions.findLocked(business, place);
        if (!listed) throw notFound("Address");
        if (listed.reason === "complained") throw complained();
        await tx.suppressions.noteLift(business, listed, { proof, liftedBy: userId });
        await tx.suppressions.lift(business.id, place, [listed.reason]);
        await tx.audit.append(business, { action: "suppression.lifted", details: { channel, reason: listed.reason } });
      });
    },
  };
}

const complained = () =>
  new AppError(
    "complaint_stands",
    "This person told their mail provider that your mail was spam. Nothing is sent there any more, whatever they say later: each further mail would harm all your others.",
  );
