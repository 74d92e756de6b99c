import type { BusinessProfile, Claim, Fields } from "@handbill/contracts";
import type { CampaignBrief, ContentTask, StrategyContext } from "./ai-requests.ts";
import type { LanguageCheck } from "./rules/language.ts";
import { claimsOf } from "./rules/trade/to-claims.ts";
import { tradeFindings } from "./rules/trade/trade.ts";

export type ReviewInput = {
  business: BusinessProfile;
  campaign: CampaignBrief;
  strategy: StrategyContext;
  content: ContentTask;
  fields: Fields;
  /** What the text stated before: a sentence that a person has confirmed stays confirmed where it stays. */
  claims: Claim[];
};

export type ContentReview = ReturnType<typeof createContentReview>;

type Needs = {
  /** Left out where languages are not judged. */
  loadLanguage?: (() => Promise<LanguageCheck>) | undefined;
};

/**
 * Looks through a text that a person wrote or brought back, by the same rules as an answer of a model. Nothing is refused: what is
 * doubtful becomes a claim for the person to confirm.
 */
export function createContentReview({ loadLanguage }: Needs = {}) {
  return {
    async review({ claims, ...input }: ReviewInput): Promise<Claim[]> {
      const language = await loadLanguage?.();
      return claimsOf(tradeFindings({ ...input, language }), claims);
    },
  };
}
