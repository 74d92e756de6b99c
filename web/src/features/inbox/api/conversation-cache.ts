import type { Conversation, ConversationHead, Message } from "@handbill/contracts";
import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import { keys } from "../../../api/keys.ts";

type Pages<T> = InfiniteData<{ data: T[]; page: { next: string | null } }, string | null>;

const mapPages = <T>(pages: Pages<T>, change: (one: T) => T): Pages<T> => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, data: page.data.map(change) })),
});

/** Changes one conversation wherever it is shown; its neighbours stay as they are. */
export function patchConversation(
  client: QueryClient,
  businessId: string,
  conversationId: string,
  part: Partial<Conversation>,
): void {
  client.setQueriesData<Pages<Conversation>>(
    { queryKey: keys.conversationLists(businessId) },
    (lists) => lists && mapPages(lists, (one) => (one.id === conversationId ? { ...one, ...part } : one)),
  );
  client.setQueryData<ConversationHead>(
    keys.conversation(businessId, conversationId),
    (head) => head && { ...head, ...part },
  );
}

/** The conversation as it is known best: what was opened a while ago may be older than what is listed. */
export function findConversation(
  client: QueryClient,
  businessId: string,
  conversationId: string,
): Conversation | undefined {
  const head = client.getQueryData<Conversation>(keys.conversation(businessId, conversationId));
  const listed = client
    .getQueriesData<Pages<Conversation>>({ queryKey: keys.conversationLists(businessId) })
    .flatMap(([, lists]) => lists?.pages.flatMap(({ data }) => data) ?? [])
    .filter(({ id }) => id === conversationId);
  return [...(head ? [head] : []), ...listed]
    .toSorted((one, other) => one.updatedAt.localeCompare(other.updatedAt))
    .at(-1);
}

const isKnown = ({ state }: Query): boolean => state.data !== undefined;

/** Answers under way must not overwrite a change that is newer than they are. What is asked for the first time goes on: its page waits for it. */
export async function holdConversations(
  client: QueryClient,
  businessId: string,
  conversationId: string,
): Promise<void> {
  await Promise.all([
    client.cancelQueries({ queryKey: keys.conversationLists(businessId), predicate: isKnown }),
    client.cancelQueries({
      queryKey: keys.conversation(businessId, conversationId),
      exact: true,
      predicate: isKnown,
    }),
  ]);
}

/** Puts a message that the server has answered with in its place; a new one is the newest. An older answer changes nothing. */
export function storeMessage(client: QueryClient, businessId: string, stored: Message): void {
  const key = keys.conversationMessages(businessId, stored.conversationId);
  client.setQueryData<Pages<Message>>(key, (known) => {
    if (!known) return known;
    if (known.pages.some(({ data }) => data.some(({ id }) => id === stored.id))) {
      return mapPages(known, (one) => (one.id === stored.id && one.version <= stored.version ? stored : one));
    }
    const [first, ...rest] = known.pages;
    return first && { ...known, pages: [{ ...first, data: [stored, ...first.data] }, ...rest] };
  });
}

/** Takes a message that is gone out of its conversation. */
export function dropMessage(client: QueryClient, businessId: string, { id, conversationId }: Message): void {
  client.setQueryData<Pages<Message>>(
    keys.conversationMessages(businessId, conversationId),
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({ ...page, data: page.data.filter((one) => one.id !== id) })),
      },
  );
}

/** Under which changes of conversations by presses are known, while they are under way. */
export const workKey = (businessId: string): string[] => [...keys.inbox(businessId), "work"];

/** Whether an answer could still show what somebody has just changed as it was. */
export const isWorking = (client: QueryClient, businessId: string): boolean =>
  client.isMutating({ mutationKey: workKey(businessId) }) > 0;

/** Everything that is shown of the inbox is asked for again. */
export const refreshInbox = (client: QueryClient, businessId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.inbox(businessId) });
