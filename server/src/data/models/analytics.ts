import type { AnalyticsEntry } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { GeneratedJson, Timestamp } from "./column.ts";

/** Amounts in the smallest unit, by currency. */
export type Amounts = Record<string, number>;

/** What was counted; each is zero unless something is known. */
export type CountedColumns = {
  impressions: Generated<number>;
  sends: Generated<number>;
  opens: Generated<number>;
  openers: Generated<number>;
  clicks: Generated<number>;
  clickers: Generated<number>;
  conversions: Generated<number>;
  replies: Generated<number>;
  bounces: Generated<number>;
  complaints: Generated<number>;
  unsubscribes: Generated<number>;
  bots: Generated<number>;
  revenue: GeneratedJson<Amounts>;
  cost: GeneratedJson<Amounts>;
};

/** The results of a content on one day of its business; `contentId` null is what belongs to no content. */
export type AnalyticsDayTable = CountedColumns & { businessId: string; contentId: string | null; day: string };

/** The one record of a content: the sum of its days. */
export type AnalyticsTable = CountedColumns & { contentId: string; businessId: string; updatedAt: Timestamp };

export type AnalyticsEntryTable = AnalyticsEntry & {
  businessId: string;
  contentId: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/**
 * A day whose results have to be counted again; all days of a content where `day` is null, all of a business where both are.
 * Written together with what makes it so.
 */
export type AnalyticsWaitingTable = {
  id: Generated<number>;
  businessId: string;
  contentId: string | null;
  day: string | null;
  createdAt: Timestamp;
};
