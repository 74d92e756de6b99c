import type {
  CampaignCreate,
  Content,
  ContentEstimateWish,
  DraftReplyWish,
  Estimate,
  EstimateWish,
} from "@handbill/contracts";
import type { ContentRequest } from "../ai/ai-requests.ts";
import type { Quote, QuoteMaker } from "../ai/quote.ts";
import { notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import type { BudgetService } from "./budget-service.ts";
import type { BusinessService } from "./business-service.ts";
import { briefOf, type CampaignPath, profileOf, strategyOf, withDefaults } from "./campaign-service.ts";
import type { ContentPath } from "./content-change.ts";
import { findQuestions, requestForQuestions } from "./messages/new-questions.ts";
import { type MessagePath, requestForReply } from "./reply-draft-service.ts";
import { passageToRewrite, textToRewrite } from "./passage-wish.ts";

/** A passage is a text to the ledger, and costs less than a whole one. */
type Purpose = "strategy" | "content" | "passage" | "reply" | "questions";
type Models = { strategyModel: string; contentModel: string; demo: boolean };
type Needs = { store: Store; businesses: BusinessService; budgets: BudgetService; quote: QuoteMaker; models: Models };
export type EstimateService = ReturnType<typeof createEstimateService>;

const sum = (amounts: (number | null)[]): number | null =>
  amounts.reduce<number | null>((total, amount) => (total === null || amount === null ? null : total + amount), 0);

const requestFor = (
  business: OwnedBusiness,
  campaign: Parameters<typeof strategyOf>[0],
  content: Content,
): ContentRequest => ({
  business: profileOf(business),
  campaign: briefOf(campaign),
  strategy: strategyOf(campaign),
  content,
  alreadySaid: [],
  instruction: null,
  field: null,
  current: null,
  claims: [],
});

/** Says what a generation would cost before the owner commits to it. Nothing is started, nothing is charged. */
export function createEstimateService({ store, businesses, budgets, quote, models }: Needs) {
  const estimate = async (business: OwnedBusiness, purpose: Purpose, quotes: Quote[]): Promise<Estimate> => {
    const model = purpose === "strategy" ? models.strategyModel : models.contentModel;
    const usual = await store.aiLogs.usualCost(business, purpose, model);
    const likely = usual === null ? sum(quotes.map(({ usualNanoUsd }) => usualNanoUsd)) : usual * quotes.length;
    const atMostNanoUsd = sum(quotes.map((one) => one.atMostNanoUsd));
    return {
      calls: quotes.length,
      model,
      demo: models.demo,
      atMostNanoUsd,
      likelyNanoUsd: likely === null || atMostNanoUsd === null ? likely : Math.min(likely, atMostNanoUsd),
      leftNanoUsd: await budgets.left(business),
    };
  };

  return {
    /** Planning a campaign that does not exist yet. */
    async newPlan(userId: string, businessId: string, wish: CampaignCreate): Promise<Estimate> {
      const business = await businesses.requireOwned(userId, businessId);
      const campaign = briefOf(withDefaults(wish));
      const request = { business: profileOf(business), campaign, instruction: null, previous: null };
      return estimate(business, "strategy", [quote.plan(request)]);
    },

    /** Planning again, or writing every content that nobody has written. */
    async campaign(
      userId: string,
      { businessId, campaignId }: CampaignPath,
      { what }: EstimateWish,
    ): Promise<Estimate> {
      const business = await businesses.requireOwned(userId, businessId);
      const campaign = await store.campaigns.find(business, campaignId);
      if (!campaign) throw notFound("Campaign");
      if (what === "plan") {
        const { strategy: previous } = campaign;
        const request = { business: profileOf(business), campaign: briefOf(campaign), instruction: null, previous };
        return estimate(business, "strategy", [quote.plan(request)]);
      }
      const { items } = await store.contents.list(business, { campaignId }, 100, undefined);
      const unwritten = items.filter(({ status }) => status === "placeholder" || status === "failed");
      return estimate(
        business,
        "content",
        unwritten.map((content) => quote.content(requestFor(business, campaign, content))),
      );
    },

    /** Drafting a reply, or rewriting a draft. */
    async reply(userId: string, { businessId, messageId }: MessagePath, wish: DraftReplyWish): Promise<Estimate> {
      const business = await businesses.requireOwned(userId, businessId);
      return estimate(business, "reply", [quote.reply(await requestForReply(store, business, messageId, wish))]);
    },

    /** Naming the questions that came again. Where there is nothing new, no model is asked. */
    async questions(userId: string, businessId: string): Promise<Estimate> {
      const business = await businesses.requireOwned(userId, businessId);
      const { unknown } = await findQuestions(store, business);
      if (unknown.length === 0) return estimate(business, "questions", []);
      return estimate(business, "questions", [quote.questions(await requestForQuestions(store, business, unknown))]);
    },

    /** Writing or rewriting one content or a passage of it, or so many versions of it. */
    async content(
      userId: string,
      { businessId, contentId }: ContentPath,
      { variants = 1, ...wish }: ContentEstimateWish,
    ): Promise<Estimate> {
      const business = await businesses.requireOwned(userId, businessId);
      const content = await store.contents.find(business, contentId);
      const campaign = content && (await store.campaigns.find(business, content.campaignId));
      if (!campaign) throw notFound("Content");
      const request = { ...requestFor(business, campaign, content), wish: wish.wish ?? null };
      const current = textToRewrite(content, wish);
      const selection = passageToRewrite(content, wish, current);
      if (selection && current) {
        return estimate(business, "passage", [quote.passage({ ...request, current, selection })]);
      }
      const one = quote.content({ ...request, current: wish.wish || wish.instruction ? current : null });
      return estimate(business, "content", Array<Quote>(variants).fill(one));
    },
  };
}
