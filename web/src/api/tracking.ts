import { ok, TrackingSettings, type TrackingUpdate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}/tracking`;
const LOOK_AGAIN_MS = 10_000;

/** What is counted, and what was heard of the website so far; looked at again, since its owner is just putting the script there. */
export const trackingQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.tracking(businessId),
    queryFn: async ({ signal }) => (await call(ok(TrackingSettings), "GET", at(businessId), { signal })).data,
    refetchInterval: LOOK_AGAIN_MS,
  });

export const updateTracking = async (businessId: string, body: TrackingUpdate): Promise<TrackingSettings> =>
  (await call(ok(TrackingSettings), "PATCH", at(businessId), { body })).data;
