import {
  Analytics,
  AnalyticsImported,
  type AnalyticsImportInput,
  type AnalyticsUpdate,
  Insights,
  ok,
} from "@handbill/contracts";
import { keepPreviousData, queryOptions, type QueryClient } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Which results: whole days of the business, of one campaign or all. */
export type InsightsWanted = { from?: string; to?: string; campaignId?: string; compare?: "previous" | "none" };

export const insightsQuery = (businessId: string, query: InsightsWanted) =>
  queryOptions({
    queryKey: keys.insights(businessId, query),
    queryFn: async ({ signal }) =>
      (await call(ok(Insights), "GET", `/businesses/${businessId}/analytics`, { signal, query })).data,
    placeholderData: keepPreviousData,
  });

const recordAt = (businessId: string, contentId: string): string =>
  `/businesses/${businessId}/contents/${contentId}/analytics`;

/** The one record of results of a content. */
export const analyticsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.analytics(businessId, contentId),
    queryFn: async ({ signal }) => (await call(ok(Analytics), "GET", recordAt(businessId, contentId), { signal })).data,
  });

/** Says what came of a content, in place of what was said before. */
export async function enterResults(
  client: QueryClient,
  businessId: string,
  contentId: string,
  body: AnalyticsUpdate,
): Promise<void> {
  const { data } = await call(ok(Analytics), "PUT", recordAt(businessId, contentId), { body });
  client.setQueryData(keys.analytics(businessId, contentId), data);
  await client.invalidateQueries({ queryKey: keys.allInsights(businessId) });
}

/** Takes a table of results, or looks at it first. */
export async function importResults(businessId: string, body: AnalyticsImportInput): Promise<AnalyticsImported> {
  return (await call(ok(AnalyticsImported), "POST", `/businesses/${businessId}/analytics/import`, { body })).data;
}

/** Address of the results of each content as a table to keep: a plain link, which the session cookie opens. */
export const resultsTableAddress = (businessId: string, { from, to, campaignId }: InsightsWanted): string => {
  const given = Object.entries({ from, to, campaignId }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `/api/v1/businesses/${businessId}/analytics.csv?${new URLSearchParams(given)}`;
};
