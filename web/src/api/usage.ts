import { AiLog, listOf, ok, Usage, type AiLogExport } from "@handbill/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Whole days in the time zone of the business, both ends included. */
export type DayRange = { from: string; to: string };

/** With a campaign: of that campaign alone, and of each of its contents. */
export const usageQuery = (businessId: string, query: DayRange & { campaignId?: string }) =>
  queryOptions({
    queryKey: keys.usage(businessId, query),
    queryFn: async ({ signal }) =>
      (await call(ok(Usage), "GET", `/businesses/${businessId}/ai/usage`, { signal, query })).data,
  });

/** Attempts to call the model that match, newest first, page by page. */
export const aiLogsQuery = (businessId: string, filter: AiLogExport) =>
  infiniteQueryOptions({
    queryKey: keys.aiLogs(businessId, filter),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(AiLog), "GET", `/businesses/${businessId}/ai/logs`, {
        signal,
        query: { ...filter, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
  });

/** Address of the same attempts as a table to keep. A plain link: the session cookie opens it, and it may be long. */
export const aiLogsTableAddress = (businessId: string, filter: AiLogExport): string => {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/api/v1/businesses/${businessId}/ai/logs.csv?${new URLSearchParams(given)}`;
};
