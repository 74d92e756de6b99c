import type { DraftReplyWish, Message } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { toast } from "../../../ui/toast.ts";
import { dropMessage } from "../api/conversation-cache.ts";
import { removeMessage } from "../api/replies.ts";
import { draftReply, isDrafting, replyJobQuery, stopDrafting } from "../api/reply-job.ts";
import { composerMessages } from "./messages.ts";

const words = composerMessages.draft;

type Press = { messageId: string; wish: DraftReplyWish };

/** The writer at work for one conversation: asked, followed through a reload, stopped. What it wrote comes as a message. */
export function useReplyDraft(businessId: string, conversationId: string) {
  const client = useQueryClient();
  const query = replyJobQuery(businessId, conversationId);
  const { data: job } = useQuery(query);
  const finished = job?.status === "succeeded" ? job.id : undefined;

  useEffect(() => {
    if (finished === undefined) return;
    void client.invalidateQueries({ queryKey: keys.conversation(businessId, conversationId) });
    void client.invalidateQueries({ queryKey: keys.estimates(businessId) });
  }, [client, businessId, conversationId, finished]);

  const ask = useMutation({
    mutationFn: ({ messageId, wish }: Press) => draftReply(businessId, messageId, wish),
    onSuccess: async (begun) => {
      await client.cancelQueries({ queryKey: query.queryKey });
      client.setQueryData(query.queryKey, begun);
      const changed = begun === null ? keys.conversation(businessId, conversationId) : query.queryKey;
      await client.invalidateQueries({ queryKey: changed });
    },
  });
  const stop = useMutation({
    mutationFn: (id: string) => stopDrafting(id),
    onError: (error) => toast(words.stopFailed, { tone: "danger", detail: describeError(error).detail }),
    onSettled: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  const discard = useMutation({
    mutationFn: (draft: Message) => removeMessage(businessId, draft),
    onSuccess: (_nothing, draft) => dropMessage(client, businessId, draft),
    onError: (error) => toast(composerMessages.discardFailed, { tone: "danger", detail: describeError(error).detail }),
  });
  return { job: job ?? null, isAtWork: isDrafting(job), ask, stop, discard };
}

export type ReplyDrafting = ReturnType<typeof useReplyDraft>;
