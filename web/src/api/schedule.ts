import { Content, ok, ScheduleCheck, Scheduled, Slot } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string, contentId: string, action: string): string =>
  `/businesses/${businessId}/contents/${contentId}/${action}`;

/** Free good times for a piece, the next one first. */
export const slotsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.slotsOf(businessId, contentId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Slot)), "GET", at(businessId, contentId, "slots"), { signal })).data,
    staleTime: 60_000,
    throwOnError: false,
  });

/** What the owner may want to know of a time before choosing it. `time` as on a clock where the business is. */
export const scheduleCheckQuery = (businessId: string, contentId: string, time: string) =>
  queryOptions({
    queryKey: keys.scheduleCheck(businessId, { contentId, time }),
    queryFn: async ({ signal }) =>
      (
        await call(ok(ScheduleCheck), "POST", at(businessId, contentId, "schedule/check"), {
          signal,
          body: { at: time },
        })
      ).data,
    staleTime: 5000,
    retry: false,
    throwOnError: false,
  });

/** Gives a piece its time, or another one. `time` as on a clock where the business is, or a moment with an offset. */
export const scheduleContent = async (
  businessId: string,
  contentId: string,
  time: string,
  connectionId?: string | null,
): Promise<Scheduled> => {
  const body = { at: time, ...(connectionId !== undefined && { connectionId }) };
  return (await call(ok(Scheduled), "POST", at(businessId, contentId, "schedule"), { body })).data;
};

/** Takes the time away; the piece stays approved. */
export const cancelSchedule = async (businessId: string, contentId: string): Promise<Content> =>
  (await call(ok(Content), "POST", at(businessId, contentId, "cancel"), { body: {} })).data;

/** The owner has posted it, and said where it can be read. */
export const markPosted = async (businessId: string, contentId: string, url: string | null): Promise<Content> =>
  (await call(ok(Content), "POST", at(businessId, contentId, "publish"), { body: { byHand: true, url } })).data;
