import type { Campaign } from "@handbill/contracts";
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { restorePlan } from "../../../api/plans.ts";
import { toast } from "../../../ui/toast.ts";
import { laterMessages as later } from "../strategy/later-messages.ts";

/** Puts a campaign as the server has it on the page, and lets lists that show parts of it catch up. */
export function storeCampaign(client: QueryClient, campaign: Campaign): void {
  client.setQueryData<Campaign>(keys.campaign(campaign.businessId, campaign.id), campaign);
  void client.invalidateQueries({ queryKey: keys.campaigns(campaign.businessId), exact: true });
}

/** Brings an earlier plan back; the toast takes that back again. */
export function useRestorePlan({ businessId, id }: Pick<Campaign, "businessId" | "id">) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    scope: { id: `plan-${id}` },
    mutationFn: (version: number) => restorePlan(businessId, id, version),
    onSuccess: (campaign) => {
      storeCampaign(client, campaign);
      void client.invalidateQueries({ queryKey: keys.contents(businessId) });
    },
    onError: (error, version) =>
      toast(later.restoreFailed(version), { tone: "danger", detail: describeError(error).detail }),
  });
  /** `present` is the plan that is replaced, to which Undo goes back. */
  const restore = (version: number, present: number, done?: () => void) =>
    mutate(version, {
      onSuccess: () => {
        toast(later.restored(version), {
          detail: later.restoredDetail(present),
          action: { label: later.undo, onPress: () => mutate(present) },
        });
        done?.();
      },
    });
  return { restore, isPending };
}
