import type { Analytics, AnalyticsUpdate, Content } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import { countsOf, moneyOf, NOTHING, sumsOf } from "./analytics/measures.ts";
import { ratesOf } from "./analytics/rates.ts";
import type { BusinessService } from "./business-service.ts";
import { today } from "./insights-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type AnalyticsService = ReturnType<typeof createAnalyticsService>;

type ContentPath = { businessId: string; contentId: string };

/** What is said of each count; null is not known. */
const countsIn = ({
  impressions = null,
  sends = null,
  opens = null,
  clicks = null,
  conversions = null,
  replies = null,
}: AnalyticsUpdate) => ({ impressions, sends, opens, clicks, conversions, replies });

/** The one record of results of each content, and what its owner says of it. */
export function createAnalyticsService({ store, businesses }: Needs) {
  const requireContent = async (business: OwnedBusiness, contentId: string): Promise<Content> => {
    const content = await store.contents.find(business, contentId);
    if (!content) throw notFound("Content");
    return content;
  };

  return {
    async read(userId: string, { businessId, contentId }: ContentPath): Promise<Analytics> {
      const business = await businesses.requireOwned(userId, businessId);
      await requireContent(business, contentId);
      return recordOf(store, business, contentId);
    },

    /** What the owner says of a content, in place of all that was said before; nothing at all takes it back. */
    async enter(userId: string, { businessId, contentId }: ContentPath, update: AnalyticsUpdate): Promise<Analytics> {
      const business = await businesses.requireOwned(userId, businessId);
      const content = await requireContent(business, contentId);
      const { day, currency, cost = null, revenue = null } = update;
      const counts = countsIn(update);
      const saysMoney = cost !== null || revenue !== null;
      const money = saysMoney
        ? { cost, revenue, currency: currency ?? (await budgetCurrency(business, content)) }
        : null;
      const saysNothing = money === null && Object.values(counts).every((count) => count === null);
      const on = day ?? (await usualDay(business, content));
      return store.transaction(async (tx) => {
        await tx.analytics.forget(business, contentId);
        if (!saysNothing) {
          const entry = { contentId, day: on, source: "typed" as const, ...counts, ...(money ?? NO_MONEY) };
          await tx.analytics.enter(business, [entry]);
        }
        await tx.analyticsRollUp.count(business, [contentId]);
        return recordOf(tx, business, contentId);
      });
    },
  };

  async function budgetCurrency(business: OwnedBusiness, { campaignId }: Content): Promise<string> {
    const campaign = await store.campaigns.find(business, campaignId);
    if (campaign?.budget) return campaign.budget.currency;
    throw new AppError(
      "invalid_request",
      "Say in which currency this is: the campaign has no budget to take it from.",
      {
        errors: [{ path: "currency", message: "Use a three-letter currency code, for example EUR." }],
      },
    );
  }

  async function usualDay(business: OwnedBusiness, { publishedAt }: Content): Promise<string> {
    if (publishedAt === null) return today(store, business);
    return Temporal.Instant.from(publishedAt).toZonedDateTimeISO(business.timezone).toPlainDate().toString();
  }
}

const NO_MONEY = { cost: null, revenue: null, currency: null };

async function recordOf(
  { analytics }: Pick<Repositories, "analytics">,
  business: OwnedBusiness,
  contentId: string,
): Promise<Analytics> {
  const row = await analytics.find(business, contentId);
  const entries = await analytics.entries(business, contentId);
  const counts = row ? countsOf(row) : NOTHING;
  return {
    contentId,
    ...counts,
    ...moneyOf(sumsOf(row?.cost ?? {}, row?.revenue ?? {})),
    aiCostNanoUsd: await analytics.aiCost(business, contentId),
    rates: ratesOf(counts),
    entries,
    updatedAt: row?.updatedAt ?? null,
  };
}
