import { Experiment, type LinkCreate, type LinkUpdate, ok, TrackedLink } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, pressKey } from "./call.ts";
import { keys } from "./keys.ts";

const Links = ok(z.array(TrackedLink));
const ofContent = (businessId: string, contentId: string): string =>
  `/businesses/${businessId}/contents/${contentId}/links`;
const ofBusiness = (businessId: string): string => `/businesses/${businessId}/links`;

/** The counted links of a piece. */
export const contentLinksQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.contentLinks(businessId, contentId),
    queryFn: async ({ signal }) => (await call(Links, "GET", ofContent(businessId, contentId), { signal })).data,
  });

/** Makes the counted links of a piece before it goes out. */
export const makeContentLinks = async (businessId: string, contentId: string): Promise<TrackedLink[]> =>
  (await call(Links, "POST", ofContent(businessId, contentId), { body: {} })).data;

/** Counted links for paper: posters, flyers, the window of the shop. */
export const paperLinksQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.paperLinks(businessId),
    queryFn: async ({ signal }) => (await call(Links, "GET", ofBusiness(businessId), { signal })).data,
  });

export const createLink = async (businessId: string, link: LinkCreate): Promise<TrackedLink> =>
  (await call(ok(TrackedLink), "POST", ofBusiness(businessId), { body: link, idempotencyKey: pressKey(link) })).data;

export const updateLink = async (businessId: string, linkId: string, update: LinkUpdate): Promise<TrackedLink> =>
  (await call(ok(TrackedLink), "PATCH", `${ofBusiness(businessId)}/${linkId}`, { body: update })).data;

/** Address of the link as a picture: a plain address, which the session cookie opens. */
export const qrAddress = (businessId: string, linkId: string, ending: "svg" | "png"): string =>
  `/api/v1${ofBusiness(businessId)}/${linkId}/qr.${ending}`;

const testAt = (businessId: string, linkId: string): string => `${ofBusiness(businessId)}/${linkId}/experiment`;

/** The test of the destinations of a link; null where there was none yet. */
export const experimentQuery = (businessId: string, linkId: string) =>
  queryOptions({
    queryKey: keys.experiment(businessId, linkId),
    queryFn: async ({ signal }) =>
      (await call(ok(z.nullable(Experiment)), "GET", testAt(businessId, linkId), { signal })).data,
  });

/** Begins a test, or ends it without a winner. */
export const steerExperiment = async (
  businessId: string,
  linkId: string,
  step: "start" | "stop",
): Promise<Experiment> =>
  (await call(ok(Experiment), "POST", `${testAt(businessId, linkId)}${step === "stop" ? "/stop" : ""}`, { body: {} }))
    .data;
