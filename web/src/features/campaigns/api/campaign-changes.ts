import type { Campaign, CampaignCreate, CampaignInList, CampaignUpdate, RatingUpdate } from "@handbill/contracts";
import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createCampaign,
  deleteCampaign,
  planAgain,
  ratePlan,
  restoreCampaign,
  updateCampaign,
  writeAll,
} from "../../../api/campaigns.ts";
import { rememberJob } from "../../../api/jobs.ts";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { toast } from "../../../ui/toast.ts";
import { messages } from "../messages.ts";

const refresh = (client: QueryClient, businessId: string, campaignId: string) => {
  void client.invalidateQueries({ queryKey: keys.campaign(businessId, campaignId) });
  void client.invalidateQueries({ queryKey: keys.contents(businessId) });
};

/** Stores a campaign and starts its plan; answers with the id of the campaign. */
export function useCreateCampaign(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: CampaignCreate) => {
      const { done, job } = await createCampaign(businessId, input);
      if (job === null) return done.id;
      rememberJob(client, job);
      return job.campaignId;
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.campaigns(businessId) }),
  });
}

type PlanAgain = { campaignId: string; instruction?: string; changes?: CampaignUpdate };

/** Plans again, with a wish or with a changed request; the campaign shows as being planned at once. */
export function usePlanAgain(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (press: PlanAgain) => {
      const { changes, ...plan } = press;
      if (changes !== undefined) await updateCampaign(businessId, press.campaignId, changes);
      return planAgain(businessId, plan);
    },
    onSuccess: ({ job }, { campaignId }) => {
      if (job !== null) {
        rememberJob(client, job);
        client.setQueryData<Campaign>(keys.campaign(businessId, campaignId), (campaign) =>
          campaign === undefined ? campaign : { ...campaign, status: "planning", strategyJobId: job.id },
        );
      }
      refresh(client, businessId, campaignId);
    },
  });
}

/** Starts writing everything that is planned or failed. */
export function useWriteAll(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (press: { campaignId: string }) => writeAll(businessId, press),
    onSuccess: ({ job }, { campaignId }) => {
      if (job !== null) rememberJob(client, job);
      refresh(client, businessId, campaignId);
    },
  });
}

/** What the owner thinks of the plan; it shows at once, a failure takes it back. */
export function useRatePlan({ businessId, id, rating: before }: Campaign) {
  const client = useQueryClient();
  const queryKey = keys.campaign(businessId, id);
  const put = (rating: Campaign["rating"]) =>
    client.setQueryData<Campaign>(queryKey, (campaign) => campaign && { ...campaign, rating });
  return useMutation({
    scope: { id: `rate-${id}` },
    mutationFn: (judgement: RatingUpdate) => ratePlan(businessId, id, judgement),
    onMutate: async ({ rating }) => {
      await client.cancelQueries({ queryKey });
      put(rating);
    },
    onError: (error) => {
      put(before);
      toast(messages.rateFailed, { tone: "danger", detail: describeError(error).detail });
    },
  });
}

/** Takes a campaign off the list at once; a failure puts it back. */
export function useDeleteCampaign(businessId: string) {
  const client = useQueryClient();
  const queryKey = keys.campaigns(businessId);
  return useMutation({
    mutationFn: (campaign: CampaignInList) => deleteCampaign(businessId, campaign.id),
    onMutate: async (campaign) => {
      await client.cancelQueries({ queryKey, exact: true });
      client.setQueryData<CampaignInList[]>(queryKey, (list) => list?.filter(({ id }) => id !== campaign.id));
    },
    onError: (_error, campaign) =>
      void client.setQueryData<CampaignInList[]>(queryKey, (list) =>
        list?.some(({ id }) => id === campaign.id) ? list : [campaign, ...(list ?? [])],
      ),
    onSettled: () => void client.invalidateQueries({ queryKey, exact: true }),
  });
}

/** Brings a removed campaign back. */
export function useRestoreCampaign(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (campaignId: string) => restoreCampaign(businessId, campaignId),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.campaigns(businessId), exact: true }),
  });
}
