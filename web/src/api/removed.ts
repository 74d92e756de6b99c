import { ok, Removed } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

/** What was removed in the last thirty days, the latest first: it can still be brought back. */
export const removedQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.removed(businessId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Removed)), "GET", `/businesses/${businessId}/removed`, { signal })).data,
    staleTime: 0,
  });

export const bringConversationBack = (businessId: string, conversationId: string): Promise<void> =>
  callEmpty("POST", `/businesses/${businessId}/conversations/${conversationId}/restore`, { body: {} });
