import { type ConversationCounts, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** Written out once more: the start page needs this alone, without the schemas of all that a message is. */
const Counts = z.object({ open: z.int(), unread: z.int(), waiting: z.int(), mine: z.int(), snoozed: z.int() });

/** What waits in the inbox: known to its own page, and shown on the start page. */
export const inboxCountsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.inboxCounts(businessId),
    queryFn: async ({ signal }): Promise<ConversationCounts> =>
      (await call(ok(Counts), "GET", `/businesses/${businessId}/conversations/counts`, { signal })).data,
    throwOnError: false,
  });
