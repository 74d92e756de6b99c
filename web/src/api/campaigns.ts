import {
  Campaign,
  CampaignInList,
  Content,
  listOf,
  ok,
  type CampaignCreate,
  type CampaignUpdate,
  type RatingUpdate,
} from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty, pressKey } from "./call.ts";
import { start, type Started } from "./start.ts";
import { keys } from "./keys.ts";
import * as z from "zod/mini";

/** How many pieces the owner has said yes to, whatever became of them since. */
export const approvedOf = ({ approved, scheduled, published, missed }: Campaign["contents"]): number =>
  approved + scheduled + published + missed;

const at = (businessId: string, campaignId: string): string => `/businesses/${businessId}/campaigns/${campaignId}`;

export const campaignsQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.campaigns(businessId),
    queryFn: async ({ signal }) =>
      (
        await call(listOf(CampaignInList), "GET", `/businesses/${businessId}/campaigns`, {
          signal,
          query: { limit: 100 },
        })
      ).data,
  });

export const campaignQuery = (businessId: string, campaignId: string) =>
  queryOptions({
    queryKey: keys.campaign(businessId, campaignId),
    queryFn: async ({ signal }) => (await call(ok(Campaign), "GET", at(businessId, campaignId), { signal })).data,
  });

/** Stores the campaign and starts its strategy; `job.campaignId` says which campaign it became. */
export const createCampaign = (businessId: string, input: CampaignCreate): Promise<Started<Campaign>> =>
  start(ok(Campaign), `/businesses/${businessId}/campaigns`, { body: input, idempotencyKey: pressKey(input) });

export const updateCampaign = async (
  businessId: string,
  campaignId: string,
  changes: CampaignUpdate,
): Promise<Campaign> => (await call(ok(Campaign), "PATCH", at(businessId, campaignId), { body: changes })).data;

export const deleteCampaign = (businessId: string, campaignId: string): Promise<void> =>
  callEmpty("DELETE", at(businessId, campaignId));

export const restoreCampaign = async (businessId: string, campaignId: string): Promise<Campaign> =>
  (await call(ok(Campaign), "POST", `${at(businessId, campaignId)}/restore`, { body: {} })).data;

/** What the owner thinks of the plan; null takes it back. */
export const ratePlan = async (businessId: string, campaignId: string, judgement: RatingUpdate): Promise<Campaign> =>
  (await call(ok(Campaign), "PUT", `${at(businessId, campaignId)}/rating`, { body: judgement })).data;

type PlanAgainPress = { campaignId: string; instruction?: string };

/** Plans again. `press` is the variables object of the mutation: one press is one job, however often it is retried. */
export const planAgain = (businessId: string, press: PlanAgainPress): Promise<Started<Campaign>> =>
  start(ok(Campaign), `${at(businessId, press.campaignId)}/strategy`, {
    body: press.instruction === undefined ? {} : { instruction: press.instruction },
    idempotencyKey: pressKey(press),
  });

/** Writes every content of the campaign that is a placeholder or failed. */
export const writeAll = (businessId: string, press: { campaignId: string }): Promise<Started<Content[]>> =>
  start(ok(z.array(Content)), `${at(businessId, press.campaignId)}/generate`, {
    body: {},
    idempotencyKey: pressKey(press),
  });
