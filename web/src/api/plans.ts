import { Campaign, listOf, ok, Plan, PlanVersion, type StrategyUpdate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string, campaignId: string): string => `/businesses/${businessId}/campaigns/${campaignId}`;

/** The plans a campaign has had, newest first. `present` is part of the key: a new plan makes a new list. */
export const planVersionsQuery = (businessId: string, campaignId: string, present: number) =>
  queryOptions({
    queryKey: [...keys.campaign(businessId, campaignId), "plans", "list", present],
    queryFn: async ({ signal }) =>
      (await call(listOf(PlanVersion), "GET", `${at(businessId, campaignId)}/plans`, { signal })).data,
  });

/** One plan of a campaign; it never changes. */
export const planQuery = (businessId: string, campaignId: string, version: number) =>
  queryOptions({
    queryKey: [...keys.campaign(businessId, campaignId), "plans", version],
    queryFn: async ({ signal }) =>
      (await call(ok(Plan), "GET", `${at(businessId, campaignId)}/plans/${version}`, { signal })).data,
    staleTime: Infinity,
  });

/** `version` is the plan the change is based on: a lost update fails with `edit_conflict`, see `isConflict`. */
export const editPlan = async (
  businessId: string,
  campaignId: string,
  version: number,
  changes: StrategyUpdate,
): Promise<Campaign> =>
  (await call(ok(Campaign), "PATCH", `${at(businessId, campaignId)}/strategy`, { body: changes, version })).data;

/** Makes an earlier plan the present one. */
export const restorePlan = async (businessId: string, campaignId: string, version: number): Promise<Campaign> =>
  (await call(ok(Campaign), "POST", `${at(businessId, campaignId)}/plans/${version}/restore`, { body: {} })).data;
