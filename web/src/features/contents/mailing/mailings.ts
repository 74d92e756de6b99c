import { Delivery, type DeliveryStatus, listOf, Mailing, ok, Resent } from "@handbill/contracts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

const LOOK_AGAIN_MS = 2_000;
const PAGE = 50;

const at = (businessId: string, contentId: string): string =>
  `/businesses/${businessId}/contents/${contentId}/mailings`;

/** Not among the names of everything: what is asked for on one page alone weighs nothing elsewhere. */
export const mailingsKey = (businessId: string, contentId: string) => [
  ...keys.business(businessId),
  "mailings",
  contentId,
];

/** Something of it is still to leave, or on its way at this moment. */
const isUnderWay = ({ status, counts }: Mailing): boolean =>
  status === "sending" || (status !== "done" && counts.sending > 0);

/** Every send of an email, the latest first; looked at again while one is under way. */
export const mailingsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: mailingsKey(businessId, contentId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Mailing)), "GET", at(businessId, contentId), { signal })).data,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.some(isUnderWay) ? LOOK_AGAIN_MS : false),
    throwOnError: false,
  });

/** The mails of one send that are in one state, page by page; read anew when there are more or fewer of them. */
export const deliveriesQuery = (businessId: string, { id, contentId, counts }: Mailing, status: DeliveryStatus) =>
  infiniteQueryOptions({
    queryKey: [...mailingsKey(businessId, contentId), id, status, counts[status]],
    queryFn: ({ signal, pageParam }) =>
      call(listOf(Delivery), "GET", `${at(businessId, contentId)}/${id}/deliveries`, {
        signal,
        query: { status, limit: PAGE, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
    throwOnError: false,
  });

export type Step = "pause" | "resume" | "cancel";

export const steerMailing = async (businessId: string, { id, contentId }: Mailing, step: Step): Promise<Mailing> =>
  (await call(ok(Mailing), "POST", `${at(businessId, contentId)}/${id}/${step}`, { body: {} })).data;

/** To these alone, or to all of whom nobody knows whether they have it. */
export const resend = async (
  businessId: string,
  { id, contentId }: Mailing,
  deliveryIds: readonly string[],
): Promise<number> =>
  (await call(ok(Resent), "POST", `${at(businessId, contentId)}/${id}/resend`, { body: { deliveryIds } })).data.resent;
