/** Names of everything in the query cache. Everything of one business lies under `business(id)`: invalidating that refreshes it all. */
export const keys = {
  me: ["me"],
  system: ["system"],
  businesses: ["businesses"],
  business: (businessId: string) => ["business", businessId],
  profile: (businessId: string) => ["business", businessId, "profile"],
  campaigns: (businessId: string) => ["business", businessId, "campaigns"],
  campaign: (businessId: string, campaignId: string) => ["business", businessId, "campaigns", campaignId],
  contents: (businessId: string) => ["business", businessId, "contents"],
  contentList: (businessId: string, filter: object) => ["business", businessId, "contents", "list", filter],
  content: (businessId: string, contentId: string) => ["business", businessId, "contents", contentId],
  versions: (businessId: string, contentId: string) => ["business", businessId, "contents", contentId, "versions"],
  usage: (businessId: string, range: object) => ["business", businessId, "usage", range],
  aiLogs: (businessId: string, range: object) => ["business", businessId, "ai-logs", range],
  activeJobs: (businessId: string) => ["jobs", "active", businessId],
  job: (jobId: string) => ["jobs", jobId],
} as const;
