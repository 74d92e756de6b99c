import type { AiLog, PageQuery, Usage, UsageQuery } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { DayRange, LogFilter } from "../data/repositories/ai-log-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService; clock: Clock };
export type UsageService = ReturnType<typeof createUsageService>;

/** Days as a client asks for them: either end may be left open. */
type WantedRange = { from?: string | undefined; to?: string | undefined };
type WantedLogs = WantedRange & LogFilter;

/** Rows that are read at once for an export. */
const BATCH = 500;

/** What the AI cost, by the calendar of the business. */
export function createUsageService({ store, businesses, clock }: Needs) {
  /** The wanted days; the current month up to today where nothing is named. */
  const rangeOf = ({ timezone }: OwnedBusiness, { from, to }: WantedRange): DayRange => {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(clock.now());
    const last = to ?? (from && from > today ? from : today);
    const range = { from: from ?? `${last.slice(0, 7)}-01`, to: last };
    if (range.from > range.to) throw endsBeforeStart();
    return range;
  };

  return {
    async summary(userId: string, businessId: string, { campaignId, ...wanted }: UsageQuery): Promise<Usage> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.aiLogs.usage(business, rangeOf(business, wanted), campaignId);
    },

    async logs(
      userId: string,
      businessId: string,
      { from, to, ...filter }: WantedLogs,
      page: PageQuery,
    ): Promise<Page<AiLog>> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.aiLogs.list(business, rangeOf(business, { from, to }), filter, page);
    },

    /** Every matching row, newest first, read in batches while the client takes them. Ownership is checked at once. */
    async export(
      userId: string,
      businessId: string,
      { from, to, ...filter }: WantedLogs,
    ): Promise<{ range: DayRange; rows: AsyncIterable<AiLog> }> {
      const business = await businesses.requireOwned(userId, businessId);
      const range = rangeOf(business, { from, to });
      await store.audit.append(business, { action: "costs.exported", details: range });
      async function* rows(): AsyncGenerator<AiLog> {
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page: Page<AiLog> = await store.aiLogs.list(business, range, filter, { limit: BATCH, cursor });
          yield* page.items;
          cursor = page.next;
        }
      }
      return { range, rows: rows() };
    },
  };
}

const endsBeforeStart = () =>
  new AppError("invalid_request", "The range ends before it starts.", {
    errors: [{ path: "to", message: "This day is before the first one." }],
  });
