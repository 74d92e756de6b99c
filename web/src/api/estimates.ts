import { Estimate, ok, type CampaignCreate, type ContentEstimateWish, type DraftReplyWish } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

/** What is to be estimated: the plan of a campaign that is only typed yet, something of one that exists, one content, or a reply. */
export type EstimateOf =
  | { campaign: CampaignCreate }
  | { campaignId: string; what: "contents" | "plan" }
  | { contentId: string; wish?: ContentEstimateWish }
  | { messageId: string; wish?: DraftReplyWish };

function request(of: EstimateOf): { path: string; body: object } {
  if ("campaign" in of) return { path: "campaigns/estimate", body: of.campaign };
  if ("messageId" in of) return { path: `messages/${of.messageId}/draft-reply/estimate`, body: of.wish ?? {} };
  if ("contentId" in of) return { path: `contents/${of.contentId}/estimate`, body: of.wish ?? {} };
  return { path: `campaigns/${of.campaignId}/estimate`, body: { what: of.what } };
}

/** What a generation would cost. Asking costs nothing and changes nothing; without an answer the page does without. */
export const estimateQuery = (businessId: string, of: EstimateOf) =>
  queryOptions({
    queryKey: keys.estimate(businessId, of),
    queryFn: async ({ signal }) => {
      const { path, body } = request(of);
      return (await call(ok(Estimate), "POST", `/businesses/${businessId}/${path}`, { body, signal })).data;
    },
    throwOnError: false,
    retry: false,
  });
