import type { Content } from "@handbill/contracts";
import { isConflict } from "../../../api/call.ts";
import { describeError } from "../../../api/describe-error.ts";
import { toast } from "../../../ui/toast.ts";
import { useApprove, useBringBack, useGenerate, useRemoveContent, useReopen } from "../api/content-changes.ts";
import { headline } from "../fields/plain-text.ts";
import { editorMessages } from "../editor/messages.ts";
import { messages } from "../messages.ts";

const nameOf = ({ channel, fields, topic }: Content): string => headline(channel, fields, topic);

const fail = (text: string, error: unknown, retry?: () => void) =>
  toast(text, {
    tone: "danger",
    detail: isConflict(error) ? messages.approveChanged : describeError(error).detail,
    ...(retry !== undefined && !isConflict(error) && { action: { label: messages.tryAgain, onPress: retry } }),
  });

/** What can be done with a piece, each with the words for when it does not work. */
export function useBoardActions(businessId: string) {
  const approving = useApprove(businessId);
  const reopening = useReopen(businessId);
  const generating = useGenerate(businessId);
  const removing = useRemoveContent(businessId);
  const bringingBack = useBringBack(businessId);

  const approve = (content: Content) =>
    approving.mutate(
      { contentId: content.id, version: content.version },
      { onError: (error) => fail(messages.approveFailed(nameOf(content)), error, () => approve(content)) },
    );
  const reopen = (content: Content) =>
    reopening.mutate(
      { contentId: content.id },
      { onError: (error) => fail(messages.reopenFailed(nameOf(content)), error, () => reopen(content)) },
    );
  const write = (content: Content) =>
    generating.mutate(
      { contentId: content.id },
      { onError: (error) => fail(messages.writeFailed(nameOf(content)), error) },
    );
  const remove = (content: Content) =>
    removing.mutate(content, {
      onSuccess: () =>
        toast(editorMessages.removed(nameOf(content)), {
          action: { label: editorMessages.undo, onPress: () => bringingBack.mutate(content) },
        }),
      onError: (error) => fail(editorMessages.removeFailed(nameOf(content)), error),
    });
  return { approve, reopen, write, remove };
}
