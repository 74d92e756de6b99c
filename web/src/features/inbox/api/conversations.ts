import { Conversation, type ConversationChange, ConversationHead, listOf, Message, ok } from "@handbill/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call, callEmpty } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";
import type { InboxFilter, View } from "../inbox-search.ts";

const PAGE = 30;
/** What is on its way is heard of by the stream; where that is away, it is asked for no more often than this. */
const CALM_MS = 30_000;
const ON_ITS_WAY: ReadonlySet<string> = new Set(["held", "queued", "sending"]);

const at = (businessId: string): string => `/businesses/${businessId}/conversations`;

/** What each list asks for. */
const ASKED: Record<View, Record<string, string>> = {
  open: { status: "open" },
  unread: { unread: "true" },
  waiting: { status: "waiting" },
  mine: { assignee: "me" },
  snoozed: { status: "snoozed" },
  done: { status: "done" },
  all: {},
};

export const conversationsQuery = (businessId: string, { view, q, label }: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: keys.conversationList(businessId, { view, q, label }),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(Conversation), "GET", at(businessId), {
        signal,
        query: {
          limit: PAGE,
          ...ASKED[view],
          ...(q !== "" && { q }),
          ...(label !== "" && { label }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
  });

export const conversationQuery = (businessId: string, conversationId: string) =>
  queryOptions({
    queryKey: keys.conversation(businessId, conversationId),
    queryFn: async ({ signal }) =>
      (await call(ok(ConversationHead), "GET", `${at(businessId)}/${conversationId}`, { signal })).data,
  });

/** The newest first, as the server gives them; shown the other way round. */
export const messagesQuery = (businessId: string, conversationId: string) =>
  infiniteQueryOptions({
    queryKey: keys.conversationMessages(businessId, conversationId),
    queryFn: ({ signal, pageParam }) =>
      call(listOf(Message), "GET", `${at(businessId)}/${conversationId}/messages`, {
        signal,
        query: { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ data }) => data.some(({ status }) => ON_ITS_WAY.has(status))) ? CALM_MS : false,
  });

export const changeConversation = async (
  businessId: string,
  conversationId: string,
  change: ConversationChange,
): Promise<ConversationHead> =>
  (await call(ok(ConversationHead), "PATCH", `${at(businessId)}/${conversationId}`, { body: change })).data;

/** For 30 days it can be brought back. */
export const removeConversation = (businessId: string, conversationId: string): Promise<void> =>
  callEmpty("DELETE", `${at(businessId)}/${conversationId}`);

export const restoreConversation = async (businessId: string, conversationId: string): Promise<ConversationHead> =>
  (await call(ok(ConversationHead), "POST", `${at(businessId)}/${conversationId}/restore`, { body: {} })).data;
