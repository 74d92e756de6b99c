import type { AiCircuitTable } from "./ai-circuit.ts";
import type { AiLogTable } from "./ai-log.ts";
import type { AiRatingTable } from "./ai-rating.ts";
import type { AiChainTable, AiLimitTable, AiSpendTable } from "./ai-spend.ts";
import type { BusinessTable } from "./business.ts";
import type { CampaignPlanTable } from "./campaign-plan.ts";
import type { CampaignTable } from "./campaign.ts";
import type { ContentVariantTable } from "./content-variant.ts";
import type { ContentTable, ContentVersionTable } from "./content.ts";
import type { IdempotencyKeyTable } from "./idempotency-key.ts";
import type { JobTextTable } from "./job-text.ts";
import type { JobTable } from "./job.ts";
import type { ProcessTable } from "./process.ts";
import type { SigningKeyTable } from "./signing-key.ts";
import type { TimelineTable } from "./timeline.ts";

/** Every table we read ourselves; the other account tables belong to better-auth. */
export type Tables = {
  businesses: BusinessTable;
  campaigns: CampaignTable;
  campaignPlans: CampaignPlanTable;
  contents: ContentTable;
  contentVersions: ContentVersionTable;
  contentVariants: ContentVariantTable;
  jobs: JobTable;
  jobTexts: JobTextTable;
  aiLogs: AiLogTable;
  aiLimits: AiLimitTable;
  aiSpend: AiSpendTable;
  aiChains: AiChainTable;
  aiCircuits: AiCircuitTable;
  aiRatings: AiRatingTable;
  idempotencyKeys: IdempotencyKeyTable;
  processes: ProcessTable;
  signingKeys: SigningKeyTable;
  timeline: TimelineTable;
};
