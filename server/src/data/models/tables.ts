import type { AiLogTable } from "./ai-log.ts";
import type { BusinessTable } from "./business.ts";
import type { CampaignTable } from "./campaign.ts";
import type { ContentTable, ContentVersionTable } from "./content.ts";
import type { JobTable } from "./job.ts";

/** Every table of business data. */
export type Tables = {
  businesses: BusinessTable;
  campaigns: CampaignTable;
  contents: ContentTable;
  contentVersions: ContentVersionTable;
  jobs: JobTable;
  aiLogs: AiLogTable;
};
