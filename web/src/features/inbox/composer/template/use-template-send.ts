import type { Message, TemplateMessage } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { keys } from "../../../../api/keys.ts";
import { ApiError } from "../../../../api/problem.ts";
import { refreshInbox, storeMessage } from "../../api/conversation-cache.ts";
import { sendMessage } from "../../api/replies.ts";
import { addTemplateMessage } from "../../api/templates.ts";

/** A template with its words, or the draft that was made of one before. */
export type TemplatePress = { wish: TemplateMessage } | { draft: Message };

/** Lets a template go. Where the draft of it was made and did not leave, that draft is there to be sent. */
export function useTemplateSend(businessId: string, conversationId: string) {
  const client = useQueryClient();
  const last = useRef<TemplateMessage | undefined>(undefined);

  /** The same words are one draft until the server has answered: an answer may have been lost on the way. */
  const add = async (wish: TemplateMessage): Promise<Message> => {
    if (JSON.stringify(last.current) !== JSON.stringify(wish)) last.current = wish;
    const added = await addTemplateMessage(businessId, conversationId, last.current ?? wish);
    last.current = undefined;
    return added;
  };

  return useMutation({
    mutationFn: async (press: TemplatePress) => {
      const draft = "draft" in press ? press.draft : await add(press.wish);
      try {
        return await sendMessage(businessId, draft.id, {});
      } catch (error) {
        storeMessage(client, businessId, draft);
        throw error;
      }
    },
    onSuccess: (message) => {
      storeMessage(client, businessId, message);
      return client.invalidateQueries({ queryKey: keys.conversationLists(businessId) });
    },
    onError: (error) => {
      if (error instanceof ApiError && [404, 409, 412].includes(error.status)) return refreshInbox(client, businessId);
      return undefined;
    },
  });
}

export type TemplateSend = ReturnType<typeof useTemplateSend>;
