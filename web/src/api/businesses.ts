import { Business, listOf, ok, type BusinessCreateInput, type BusinessUpdate } from "@handbill/contracts";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { call, callEmpty, pressKey } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}`;

export const businessesQuery = queryOptions({
  queryKey: keys.businesses,
  queryFn: async ({ signal }) =>
    (await call(listOf(Business), "GET", "/businesses", { signal, query: { limit: 100 } })).data,
});

export const businessQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.profile(businessId),
    queryFn: async ({ signal }) => (await call(ok(Business), "GET", at(businessId), { signal })).data,
  });

export const createBusiness = async (input: BusinessCreateInput): Promise<Business> =>
  (await call(ok(Business), "POST", "/businesses", { body: input, idempotencyKey: pressKey(input) })).data;

/** Opens the sample business of this user, made at the first call. */
export const openSampleBusiness = async (): Promise<Business> =>
  (await call(ok(Business), "POST", "/businesses/sample", { body: {} })).data;

export const updateBusiness = async (businessId: string, changes: BusinessUpdate): Promise<Business> =>
  (await call(ok(Business), "PATCH", at(businessId), { body: changes })).data;

export const deleteBusiness = (businessId: string): Promise<void> => callEmpty("DELETE", at(businessId));

export const restoreBusiness = async (businessId: string): Promise<Business> =>
  (await call(ok(Business), "POST", `${at(businessId)}/restore`, { body: {} })).data;

/** Id of the active business: it is part of the address, so that two tabs can hold two. */
export function useBusinessId(): string {
  const { businessId } = useParams({ strict: false });
  if (!businessId) throw new Error("this part of the studio needs an active business");
  return businessId;
}

/** The business of the address. The route has loaded it before any page under /b/ is shown. */
export const useBusinessOfAddress = (): Business => useSuspenseQuery(businessQuery(useBusinessId())).data;

/** Holds the business for everything inside it: asked for once, not by each of the hundred texts of a page. */
export const ActiveBusiness = createContext<Business | null>(null);

/** The active business. */
export function useActiveBusiness(): Business {
  const business = useContext(ActiveBusiness);
  if (business === null) throw new Error("this part of the studio needs an active business");
  return business;
}
