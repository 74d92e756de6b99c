import type { Conversation, ConversationChange } from "@handbill/contracts";
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { toast } from "../../../ui/toast.ts";
import {
  findConversation,
  holdConversations,
  patchConversation,
  refreshInbox,
  workKey,
} from "../api/conversation-cache.ts";
import { changeConversation, removeConversation, restoreConversation } from "../api/conversations.ts";
import { messages } from "../messages.ts";
import { whoOf } from "../words.ts";
import { changeBack, orderAfter, orderOf } from "./change-effect.ts";

const words = messages.work;
/** Only one thing can be undone by a key: toasts replace each other, so that the button says what the key does. */
const TOAST = "inbox-work";

type Press = { conversation: Conversation; change: ConversationChange };

/** Changes made by presses, each shown at once. Where one fails, that one conversation is as it was. */
function useChanges(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: workKey(businessId),
    // One conversation's changes are sent in the order of the presses.
    scope: { id: `inbox-${businessId}` },
    mutationFn: ({ conversation, change }: Press) => changeConversation(businessId, conversation.id, change),
    onMutate: async ({ conversation, change }) => {
      await holdConversations(client, businessId, conversation.id);
      const before = findConversation(client, businessId, conversation.id) ?? conversation;
      patchConversation(client, businessId, conversation.id, orderAfter(before, change));
      return orderOf(before);
    },
    onSuccess: (answer, { conversation }) => {
      if (isLast(client, businessId)) patchConversation(client, businessId, conversation.id, orderOf(answer));
    },
    onError: (error, { conversation }, before) => {
      if (before) patchConversation(client, businessId, conversation.id, before);
      // In the place of what said that it is done.
      toast(words.failed(whoOf(conversation)), { tone: "danger", detail: describeError(error).detail, id: TOAST });
    },
    onSettled: () => {
      if (!isLast(client, businessId)) return;
      void refreshInbox(client, businessId);
      void client.invalidateQueries({ queryKey: keys.inboxCounts(businessId) });
    },
  });
}

/** Whether no other change is under way: an answer from before it must not show what it has just changed. */
const isLast = (client: QueryClient, businessId: string): boolean =>
  client.isMutating({ mutationKey: workKey(businessId) }) <= 1;

/** Puts conversations in order, and undoes the last of it. */
export function useWork(businessId: string) {
  const client = useQueryClient();
  const { mutate } = useChanges(businessId);
  const back = useRef<(() => void) | undefined>(undefined);

  const undo = (): void => {
    const goBack = back.current;
    back.current = undefined;
    if (goBack) goBack();
    else toast(words.said.nothingToUndo, { id: TOAST });
  };
  const offerUndo = (said: string, goBack: () => void): void => {
    back.current = goBack;
    toast(said, { id: TOAST, action: { label: words.undo, onPress: undo } });
  };

  return {
    undo,
    /** Without a word: an opened conversation is read. */
    changeQuietly: (conversation: Conversation, change: ConversationChange): void => mutate({ conversation, change }),
    change: (conversation: Conversation, change: ConversationChange, said: string): void => {
      const before = findConversation(client, businessId, conversation.id) ?? conversation;
      mutate({ conversation, change });
      offerUndo(said, () => {
        mutate({ conversation, change: changeBack(before, change, new Date()) });
        toast(words.said.undone, { id: TOAST });
      });
    },
    /** It leaves the lists when the server has said so: there is no state of a conversation for it. */
    remove: async (conversation: Conversation): Promise<void> => {
      const refresh = () => refreshInbox(client, businessId);
      try {
        await removeConversation(businessId, conversation.id);
      } catch (error) {
        toast(words.removeFailed(whoOf(conversation)), { tone: "danger", detail: describeError(error).detail });
        return;
      }
      offerUndo(words.said.removed(whoOf(conversation)), () => {
        restoreConversation(businessId, conversation.id).then(refresh, (error: unknown) =>
          toast(words.restoreFailed, { tone: "danger", detail: describeError(error).detail }),
        );
      });
      await client.invalidateQueries({ queryKey: keys.conversationLists(businessId) });
    },
  };
}

export type Work = ReturnType<typeof useWork>;
