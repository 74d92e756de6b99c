import type { AuditEntry, PageQuery } from "@handbill/contracts";
import type { AuditFilter } from "../data/repositories/audit-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService; keptDays: number };
export type AuditService = ReturnType<typeof createAuditService>;

/** Rows that are read, or forgotten, at once. */
const BATCH = 500;

/** Who did what in a business, for whoever may look. */
export function createAuditService({ store, businesses, keptDays }: Needs) {
  return {
    async list(userId: string, businessId: string, filter: AuditFilter, page: PageQuery): Promise<Page<AuditEntry>> {
      return store.audit.list(await businesses.requireOwned(userId, businessId), filter, page);
    },

    /** Every matching entry, newest first, read while the client takes them. That it was asked for is on record, too. */
    async export(userId: string, businessId: string, filter: AuditFilter): Promise<AsyncIterable<AuditEntry>> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.audit.append(business, { action: "activity.exported" });
      async function* entries(): AsyncGenerator<AuditEntry> {
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page: Page<AuditEntry> = await store.audit.list(business, filter, { limit: BATCH, cursor });
          yield* page.items;
          cursor = page.next;
        }
      }
      return entries();
    },

    /** Forgets what is older than it is to be kept. */
    async sweep(): Promise<void> {
      while ((await store.audit.purge(keptDays, BATCH)) === BATCH);
    },
  };
}
