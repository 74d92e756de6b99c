import { Content, ok, Publication } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string, contentId: string): string => `/businesses/${businessId}/contents/${contentId}`;

const LOOK_AGAIN_MS = 3_000;

/** Every publishing of a piece, newest first; looked at again while one is on its way. */
export const publicationsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.publications(businessId, contentId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(Publication)), "GET", `${at(businessId, contentId)}/publications`, { signal })).data,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === "claimed" || state === "sending") ? LOOK_AGAIN_MS : false,
    throwOnError: false,
  });

const post = async (businessId: string, contentId: string, action: string, body: object): Promise<Content> =>
  (await call(ok(Content), "POST", `${at(businessId, contentId)}/${action}`, { body })).data;

/** A second more than is shown: whoever presses at the last one is in time. */
const HOLD_SECONDS = 11;

/** Sends a piece out, held for a moment in which it can be taken back. */
export const sendNow = (businessId: string, contentId: string, connectionId: string): Promise<Content> =>
  post(businessId, contentId, "publish", { connectionId, holdSeconds: HOLD_SECONDS });

/** The owner looked, and says whether it went out. */
export const decidePublication = (businessId: string, publication: Publication, wentOut: boolean): Promise<Content> =>
  post(businessId, publication.contentId, `publications/${publication.id}/decide`, { wentOut });

/** Takes back what is held; no more tries of the rest. */
export const stopPublication = (businessId: string, publication: Publication): Promise<Content> =>
  post(businessId, publication.contentId, `publications/${publication.id}/stop`, {});
