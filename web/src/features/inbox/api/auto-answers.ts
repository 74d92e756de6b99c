import { AutoAnswer, listOf } from "@handbill/contracts";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

const PAGE = 10;

/** What was decided in a conversation that answers by itself, the latest first. It is asked for again with its conversation. */
export const autoAnswersQuery = (businessId: string, conversationId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.conversation(businessId, conversationId), "auto-answers"],
    queryFn: ({ signal, pageParam }) =>
      call(listOf(AutoAnswer), "GET", `/businesses/${businessId}/auto-answers`, {
        signal,
        query: { conversationId, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
  });
