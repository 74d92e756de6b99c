import type { Message, MessageSend } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { toast } from "../../../ui/toast.ts";
import { dropMessage, storeMessage } from "../api/conversation-cache.ts";
import { removeMessage, sendMessage, takeBackMessage } from "../api/replies.ts";
import { messages } from "../messages.ts";

const words = messages.message;

const failed = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).detail });

/** Letting a reply go, and thinking better of it. Only a person sends what failed, or what nobody knows of, once more. */
export function useSending(businessId: string) {
  const client = useQueryClient();
  const refresh = (conversationId: string): void => {
    void client.invalidateQueries({ queryKey: keys.conversation(businessId, conversationId) });
    void client.invalidateQueries({ queryKey: keys.conversationLists(businessId) });
  };
  const store = (message: Message): void => {
    storeMessage(client, businessId, message);
    refresh(message.conversationId);
  };
  const send = useMutation({
    mutationFn: ({ message, wish = {} }: { message: Message; wish?: MessageSend }) =>
      sendMessage(businessId, message.id, wish),
    onSuccess: store,
    onError: failed(words.sendFailed),
  });
  const takeBack = useMutation({
    mutationFn: ({ id }: Message) => takeBackMessage(businessId, id),
    onSuccess: (message) => {
      store(message);
      toast(words.takenBack);
    },
    onError: (error, { conversationId }) => {
      failed(words.takeBackFailed)(error);
      refresh(conversationId);
    },
  });
  const remove = useMutation({
    mutationFn: (message: Message) => removeMessage(businessId, message),
    onSuccess: (_nothing, message) => dropMessage(client, businessId, message),
    onError: failed(words.removeFailed),
  });
  return { send, takeBack, remove };
}

export type Sending = ReturnType<typeof useSending>;
