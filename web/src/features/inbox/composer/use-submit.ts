import type { ConversationEntry, Message, MessageSend } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { keys } from "../../../api/keys.ts";
import { ApiError } from "../../../api/problem.ts";
import { refreshInbox, storeMessage } from "../api/conversation-cache.ts";
import { addEntry, changeMessage, sendMessage } from "../api/replies.ts";

type Place = { businessId: string; conversationId: string; onKept: (kind: "reply" | "note") => void };

/**
 * The same words are one entry until the server has answered, however often they are pressed: an answer may have been lost on the way.
 * After that, the same words are said once more.
 */
function useEntries(businessId: string, conversationId: string) {
  const last = useRef<ConversationEntry | undefined>(undefined);
  return async (kind: "reply" | "note", body: string): Promise<Message> => {
    if (last.current?.kind !== kind || last.current.body !== body) last.current = { kind, body };
    const added = await addEntry(businessId, conversationId, last.current);
    last.current = undefined;
    return added;
  };
}

export type SendPress = { text: string; draft: Message | undefined; wish: MessageSend };

/** Keeps a note, or lets a reply go. As soon as the server has the words, the field is empty; until then they stay in it. */
export function useSubmit({ businessId, conversationId, onKept }: Place) {
  const client = useQueryClient();
  const add = useEntries(businessId, conversationId);
  const lists = () => client.invalidateQueries({ queryKey: keys.conversationLists(businessId) });

  /** The draft with these words. */
  const drafted = async ({ text, draft }: SendPress): Promise<Message> => {
    if (draft?.body === text) return draft;
    const stored = draft ? await changeMessage(businessId, draft, { body: text }) : await add("reply", text);
    storeMessage(client, businessId, stored);
    return stored;
  };

  const send = useMutation({
    mutationFn: async (press: SendPress) => {
      const draft = await drafted(press);
      onKept("reply");
      return sendMessage(businessId, draft.id, press.wish);
    },
    onSuccess: (message) => {
      storeMessage(client, businessId, message);
      return lists();
    },
    // Somebody else was quicker: what stands there now is shown, and the words that were typed stay.
    onError: (error) => {
      if (error instanceof ApiError && [404, 409, 412].includes(error.status)) return refreshInbox(client, businessId);
      return undefined;
    },
  });
  const note = useMutation({
    mutationFn: (text: string) => add("note", text),
    onSuccess: (message) => {
      onKept("note");
      storeMessage(client, businessId, message);
      return lists();
    },
  });
  return { send, note };
}
