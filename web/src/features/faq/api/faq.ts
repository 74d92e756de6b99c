import {
  AnyJob,
  Content,
  Estimate,
  type FaqChange,
  type FaqContent,
  type FaqCreate,
  FaqEntry,
  FaqSource,
  ok,
} from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, pressKey } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

/** The server holds its answer until the job is done, so that asking again at once is no haste. */
const HELD_SECONDS = 20;

const at = (businessId: string): string => `/businesses/${businessId}/faq`;

export const faqKey = (businessId: string) => [...keys.business(businessId), "faq"];

export const faqQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...faqKey(businessId), "list"],
    queryFn: async ({ signal }) => (await call(ok(z.array(FaqEntry)), "GET", at(businessId), { signal })).data,
  });

export const sourcesQuery = (businessId: string, faqId: string) =>
  queryOptions({
    queryKey: [...faqKey(businessId), faqId, "messages"],
    queryFn: async ({ signal }) =>
      (await call(ok(z.array(FaqSource)), "GET", `${at(businessId)}/${faqId}/messages`, { signal })).data,
  });

/** What looking for them would cost; without an answer the page does without. */
export const findEstimateQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...keys.estimates(businessId), "questions"],
    queryFn: async ({ signal }) =>
      (await call(ok(Estimate), "POST", `${at(businessId)}/find/estimate`, { body: {}, signal })).data,
    throwOnError: false,
    retry: false,
  });

export const createEntry = async (businessId: string, input: FaqCreate): Promise<FaqEntry> =>
  (await call(ok(FaqEntry), "POST", at(businessId), { body: input, idempotencyKey: pressKey(input) })).data;

export const changeEntry = async (businessId: string, id: string, change: FaqChange): Promise<FaqEntry> =>
  (await call(ok(FaqEntry), "PATCH", `${at(businessId)}/${id}`, { body: change })).data;

export const placeContent = async (businessId: string, id: string, wish: FaqContent): Promise<Content> =>
  (await call(ok(Content), "POST", `${at(businessId)}/${id}/contents`, { body: wish, idempotencyKey: pressKey(wish) }))
    .data;

const isAtWork = ({ status }: AnyJob): boolean => status === "queued" || status === "running";

/** Looks for questions, and comes back when it is done; a second press follows the same job. How the job ended, null where there was none. */
export async function findQuestions(businessId: string, press: object): Promise<AnyJob | null> {
  const { data } = await call(ok(z.union([AnyJob, z.array(FaqEntry)])), "POST", `${at(businessId)}/find`, {
    body: {},
    prefer: "respond-async",
    idempotencyKey: pressKey(press),
  });
  if (Array.isArray(data)) return null;
  let job = data;
  while (isAtWork(job)) {
    job = (await call(ok(AnyJob), "GET", `/jobs/${job.id}`, { query: { wait: HELD_SECONDS } })).data;
  }
  return job;
}
