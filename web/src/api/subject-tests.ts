import { ok, SubjectTest, type SubjectTestPlanInput } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const Answer = ok(z.nullable(SubjectTest));
const LOOK_AGAIN_MS = 30_000;
const at = (businessId: string, contentId: string): string =>
  `/businesses/${businessId}/contents/${contentId}/subject-test`;

/** The test of the subjects of an email; null where there is none. Looked at again while it runs. */
export const subjectTestQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.subjectTest(businessId, contentId),
    queryFn: async ({ signal }) => (await call(Answer, "GET", at(businessId, contentId), { signal })).data,
    refetchInterval: ({ state: { data } }) => (data?.state === "running" ? LOOK_AGAIN_MS : false),
  });

export const planSubjectTest = async (
  businessId: string,
  contentId: string,
  plan: SubjectTestPlanInput,
): Promise<SubjectTest | null> => (await call(Answer, "PUT", at(businessId, contentId), { body: plan })).data;

export const removeSubjectTest = (businessId: string, contentId: string): Promise<void> =>
  callEmpty("DELETE", at(businessId, contentId));
