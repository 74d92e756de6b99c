import { ConversationCounts, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** What waits in the inbox: known to its own page, and shown on the start page. */
export const inboxCountsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.inboxCounts(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(ConversationCounts), "GET", `/businesses/${businessId}/conversations/counts`, { signal })).data,
    throwOnError: false,
  });
