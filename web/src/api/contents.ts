import {
  Content,
  ContentVersion,
  listOf,
  ok,
  type ClaimsConfirm,
  type ContentGenerate,
  type ContentStatus,
  type ContentUpdate,
  type RatingUpdate,
} from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty, pressKey } from "./call.ts";
import { start, type Started } from "./start.ts";
import { keys } from "./keys.ts";

export type ContentFilter = { campaignId?: string; status?: ContentStatus; from?: string; to?: string };

const at = (businessId: string, contentId: string): string => `/businesses/${businessId}/contents/${contentId}`;

async function allContents(businessId: string, filter: ContentFilter, signal: AbortSignal): Promise<Content[]> {
  const contents: Content[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: 100, cursor };
    const { data, page } = await call(listOf(Content), "GET", `/businesses/${businessId}/contents`, { signal, query });
    contents.push(...data);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return contents;
}

/** All contents that match: a campaign has 60 at most. */
export const contentsQuery = (businessId: string, filter: ContentFilter) =>
  queryOptions({
    queryKey: keys.contentList(businessId, filter),
    queryFn: ({ signal }) => allContents(businessId, filter, signal),
  });

export const versionsQuery = (businessId: string, contentId: string) =>
  queryOptions({
    queryKey: keys.versions(businessId, contentId),
    queryFn: async ({ signal }) =>
      (
        await call(listOf(ContentVersion), "GET", `${at(businessId, contentId)}/versions`, {
          signal,
          query: { limit: 100 },
        })
      ).data,
  });

/** `version` is the one the change is based on: a lost update fails with `edit_conflict`, see `isConflict`. */
export const updateContent = async (
  businessId: string,
  contentId: string,
  version: number,
  changes: ContentUpdate,
): Promise<Content> => (await call(ok(Content), "PATCH", at(businessId, contentId), { body: changes, version })).data;

export const deleteContent = (businessId: string, contentId: string): Promise<void> =>
  callEmpty("DELETE", at(businessId, contentId));

const act = async (businessId: string, contentId: string, action: string, version?: number): Promise<Content> =>
  (await call(ok(Content), "POST", `${at(businessId, contentId)}/${action}`, { body: {}, version })).data;

export const restoreContent = (businessId: string, contentId: string): Promise<Content> =>
  act(businessId, contentId, "restore");

export const approveContent = (businessId: string, contentId: string, version?: number): Promise<Content> =>
  act(businessId, contentId, "approve", version);

/** Takes an approval back. */
export const reopenContent = (businessId: string, contentId: string): Promise<Content> =>
  act(businessId, contentId, "reopen");

export const restoreVersion = (businessId: string, contentId: string, version: number): Promise<Content> =>
  act(businessId, contentId, `versions/${version}/restore`);

/** The owner vouches for statements of a text, or takes that back. */
export const confirmClaims = async (businessId: string, contentId: string, confirm: ClaimsConfirm): Promise<Content> =>
  (await call(ok(Content), "POST", `${at(businessId, contentId)}/claims/confirm`, { body: confirm })).data;

/** What the owner thinks of a text; null takes it back. */
export const rateContent = async (businessId: string, contentId: string, judgement: RatingUpdate): Promise<Content> =>
  (await call(ok(Content), "PUT", `${at(businessId, contentId)}/rating`, { body: judgement })).data;

type GeneratePress = ContentGenerate & { contentId: string };

/** Writes or rewrites one content. `press` is the variables object of the mutation: one press is one job. */
export const generateContent = (businessId: string, press: GeneratePress): Promise<Started<Content>> => {
  const { contentId, ...body } = press;
  return start(ok(Content), `${at(businessId, contentId)}/generate`, { body, idempotencyKey: pressKey(press) });
};
