import type { Content } from "@handbill/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { isConflict } from "../../../api/call.ts";
import { describeError } from "../../../api/describe-error.ts";
import { ApiError } from "../../../api/problem.ts";
import { isAboutBudget, jobMessages } from "../../../ui/job-messages.ts";
import { toast } from "../../../ui/toast.ts";
import { useApprove, useBringBack, useGenerate, useRemoveContent, useReopen } from "../api/content-changes.ts";
import { headline } from "../fields/excerpt.ts";
import { messages } from "../messages.ts";

const nameOf = ({ channel, fields, topic }: Content): string => headline(channel, fields, topic);

type WayOn = { label: string; onPress: () => void };

const fail = (text: string, error: unknown, retry?: () => void, wayOn?: WayOn) => {
  const again = retry === undefined || isConflict(error) ? undefined : { label: messages.tryAgain, onPress: retry };
  const action = wayOn ?? again;
  toast(text, {
    tone: "danger",
    detail: isConflict(error) ? messages.approveChanged : describeError(error).detail,
    ...(action !== undefined && { action }),
  });
};

/** What can be done with a piece, each with the words for when it does not work. */
export function useBoardActions(businessId: string) {
  const approving = useApprove(businessId);
  const reopening = useReopen(businessId);
  const generating = useGenerate(businessId);
  const removing = useRemoveContent(businessId);
  const bringingBack = useBringBack(businessId);
  const navigate = useNavigate();
  const takeBack = useRef<(() => void) | null>(null);

  /** Says what was done, with the way back; the key for it takes back the same. */
  const say = (text: string, undo: () => void) => {
    takeBack.current = undo;
    toast(text, { id: "board", action: { label: messages.undo, onPress: undo } });
  };

  const raise = () => void navigate({ to: "/b/$businessId/usage", params: { businessId }, hash: "budget" });

  /** The way on after a refusal, where it is not trying again. */
  const wayOn = (error: unknown, content: Content) => {
    const code = error instanceof ApiError ? error.problem.code : "";
    if (code === "claims_unconfirmed") {
      const open = () => void navigate({ to: ".", search: (search) => ({ ...search, item: content.id }) });
      return { label: messages.show, onPress: open };
    }
    return isAboutBudget(code) ? { label: jobMessages.raiseLimit, onPress: raise } : undefined;
  };

  /** Says how it went, also when another approval follows at once. */
  const approve = async (content: Content): Promise<void> => {
    const undo = () => reopen(content);
    takeBack.current = undo; // the key works before the server has answered: one change waits for the other
    try {
      await approving.mutateAsync({ contentId: content.id, version: content.version });
      // Of several, the last is the one that is taken back.
      if (takeBack.current === undo) say(messages.approved(nameOf(content)), undo);
    } catch (error) {
      if (takeBack.current === undo) takeBack.current = null;
      fail(messages.approveFailed(nameOf(content)), error, () => void approve(content), wayOn(error, content));
    }
  };
  const reopen = (content: Content) =>
    reopening.mutate(
      { contentId: content.id },
      { onError: (error) => fail(messages.reopenFailed(nameOf(content)), error, () => reopen(content)) },
    );
  const write = (content: Content) =>
    generating.mutate(
      { contentId: content.id },
      { onError: (error) => fail(messages.writeFailed(nameOf(content)), error, undefined, wayOn(error, content)) },
    );
  const remove = (content: Content) =>
    removing.mutate(content, {
      onSuccess: () => say(messages.removed(nameOf(content)), () => bringingBack.mutate(content)),
      onError: (error) => fail(messages.removeFailed(nameOf(content)), error),
    });
  /** Takes the last step back, once. */
  const undo = () => {
    takeBack.current?.();
    takeBack.current = null;
  };
  return { approve, reopen, write, remove, undo };
}
