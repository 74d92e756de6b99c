import type { Removed } from "@handbill/contracts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type RemovalService = ReturnType<typeof createRemovalService>;

/** What was removed: it can be brought back for a month, and is erased then. */
export function createRemovalService({ store, businesses }: Needs) {
  return {
    async list(userId: string, businessId: string): Promise<Removed[]> {
      return store.removed.list(await businesses.requireOwned(userId, businessId));
    },

    /** Erases what was removed long enough ago, of all businesses. */
    async sweep(): Promise<void> {
      await untilNone((tx) => tx.removed.eraseCampaigns());
      await untilNone((tx) => tx.removed.eraseContents());
    },
  };

  async function untilNone(erase: (tx: Repositories) => Promise<number>): Promise<void> {
    while ((await store.transaction(erase)) > 0);
  }
}
