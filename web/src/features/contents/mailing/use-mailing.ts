import type { Mailing } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { describeError } from "../../../api/describe-error.ts";
import { refreshPieces } from "../../../scheduling/api/piece-cache.ts";
import { toast } from "../../../ui/toast.ts";
import { mailingsKey, resend, steerMailing, type Step } from "./mailings.ts";
import { messages } from "./messages.ts";

const fail = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).detail });

/** What a person decides about a send. What came of it is read anew. */
export function useMailing(mailing: Mailing) {
  const client = useQueryClient();
  const { id: businessId } = useActiveBusiness();
  const onSettled = () => {
    refreshPieces(client, businessId);
    return client.invalidateQueries({ queryKey: mailingsKey(businessId, mailing.contentId) });
  };
  const steer = useMutation({
    mutationFn: (step: Step) => steerMailing(businessId, mailing, step),
    onError: fail(messages.stepFailed),
    onSettled,
  });
  const again = useMutation({
    mutationFn: (deliveryIds: readonly string[]) => resend(businessId, mailing, deliveryIds),
    onSuccess: (count) => toast(messages.resent(count), { tone: "ok" }),
    onError: fail(messages.resendFailedTitle),
    onSettled,
  });
  return { steer, again };
}
