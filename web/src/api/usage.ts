import { AiLog, listOf, ok, Usage } from "@handbill/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Whole days in the time zone of the business, both ends included. */
export type DayRange = { from: string; to: string };

export const usageQuery = (businessId: string, range: DayRange) =>
  queryOptions({
    queryKey: keys.usage(businessId, range),
    queryFn: async ({ signal }) =>
      (await call(ok(Usage), "GET", `/businesses/${businessId}/ai/usage`, { signal, query: range })).data,
  });

/** Attempts to call the model, newest first, page by page. */
export const aiLogsQuery = (businessId: string, range: DayRange) =>
  infiniteQueryOptions({
    queryKey: keys.aiLogs(businessId, range),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(AiLog), "GET", `/businesses/${businessId}/ai/logs`, {
        signal,
        query: { ...range, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
  });
