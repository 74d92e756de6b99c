import type { InboxSettingsChange } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { describeError } from "../../../api/describe-error.ts";
import { toast } from "../../../ui/toast.ts";
import { changeInboxSettings, inboxSettingsQuery } from "../api/reply-habits.ts";

type Words = { saved: string; failed: string };

/** Changes how a business answers, and says what came of it. What was typed stays where it failed. */
export function useInboxSettings(businessId: string, { saved, failed }: Words) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: InboxSettingsChange) => changeInboxSettings(businessId, change),
    onSuccess: (settings) => {
      client.setQueryData(inboxSettingsQuery(businessId).queryKey, settings);
      toast(saved, { tone: "ok" });
    },
    onError: (error) => toast(failed, { tone: "danger", detail: describeError(error).detail }),
  });
}
