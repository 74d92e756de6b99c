import type { AiLog, PageQuery, Usage } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { DayRange } from "../data/repositories/ai-log-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService; clock: Clock };
export type UsageService = ReturnType<typeof createUsageService>;

/** Days as a client asks for them: either end may be left open. */
export type WantedRange = { from?: string | undefined; to?: string | undefined };

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
    async summary(userId: string, businessId: string, wanted: WantedRange): Promise<Usage> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.aiLogs.usage(business, rangeOf(business, wanted));
    },

    async logs(
      userId: string,
      businessId: string,
      wanted: WantedRange,
      { limit, cursor }: PageQuery,
    ): Promise<Page<AiLog>> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.aiLogs.list(business, rangeOf(business, wanted), limit, cursor);
    },
  };
}

const endsBeforeStart = () =>
  new AppError("invalid_request", "The range ends before it starts.", {
    errors: [{ path: "to", message: "This day is before the first one." }],
  });
