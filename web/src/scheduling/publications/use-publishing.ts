import type { Content, Publication } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useActiveBusiness } from "../../api/businesses.ts";
import { describeError } from "../../api/describe-error.ts";
import { keys } from "../../api/keys.ts";
import { decidePublication, sendNow, stopPublication } from "../../api/publications.ts";
import { toast } from "../../ui/toast.ts";
import { refreshPieces, storePiece } from "../api/piece-cache.ts";
import { messages } from "./messages.ts";

const fail = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).detail });

/** What a person says about a publishing. The server's answer stands everywhere at once. */
export function usePublishing(content: Pick<Content, "id" | "topic">) {
  const client = useQueryClient();
  const { id: businessId } = useActiveBusiness();
  const after = {
    onSuccess: (stored: Content) => storePiece(client, businessId, stored),
    onSettled: () => {
      refreshPieces(client, businessId);
      return client.invalidateQueries({ queryKey: keys.publications(businessId, content.id) });
    },
  };
  const send = useMutation({
    mutationFn: (connectionId: string) => sendNow(businessId, content.id, connectionId),
    ...after,
    onError: fail(messages.sendFailed(content.topic)),
  });
  const decide = useMutation({
    mutationFn: ({ publication, wentOut }: { publication: Publication; wentOut: boolean }) =>
      decidePublication(businessId, publication, wentOut),
    ...after,
    onError: fail(messages.decideFailed),
  });
  const stop = useMutation({
    mutationFn: (publication: Publication) => stopPublication(businessId, publication),
    ...after,
    onError: fail(messages.decideFailed),
  });
  const takeBack = useMutation({
    mutationFn: (publication: Publication) => stopPublication(businessId, publication),
    ...after,
    onSuccess: (stored: Content) => {
      after.onSuccess(stored);
      toast(messages.takenBack(content.topic), { tone: "ok", detail: messages.takenBackDetail });
    },
    onError: fail(messages.tooLate),
  });
  return { send, decide, stop, takeBack };
}
