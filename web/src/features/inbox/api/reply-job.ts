import { AnyJob, type DraftReplyWish, listOf, Message, ok } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { call, callEmpty, pressKey } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

/** The server holds its answer until the job changes, so that asking again at once is no haste. */
const HELD_SECONDS = 20;
const SOON_MS = 500;

export type ReplyJob = AnyJob;

export const isDrafting = (job: ReplyJob | null | undefined): boolean =>
  job?.status === "queued" || job?.status === "running";

const readJob = async (jobId: string, signal: AbortSignal): Promise<ReplyJob> =>
  (await call(ok(AnyJob), "GET", `/jobs/${jobId}`, { signal, query: { wait: HELD_SECONDS } })).data;

async function findJob(businessId: string, conversationId: string, signal: AbortSignal): Promise<ReplyJob | null> {
  const { data } = await call(listOf(AnyJob), "GET", "/jobs", { signal, query: { active: true, businessId } });
  return data.find((job) => job.kind === "reply" && job.conversationId === conversationId) ?? null;
}

/** The drafting of a reply that goes on in a conversation, or the last one that was begun here. It is found again after a reload. */
export const replyJobQuery = (businessId: string, conversationId: string) =>
  queryOptions<ReplyJob | null>({
    queryKey: keys.replyJob(businessId, conversationId),
    queryFn: async ({ signal, client, queryKey }) => {
      const known = client.getQueryData<ReplyJob | null>(queryKey);
      if (known && isDrafting(known)) return readJob(known.id, signal);
      // What ended is still to be told of, until something new is at work.
      return (await findJob(businessId, conversationId, signal)) ?? known ?? null;
    },
    staleTime: 0,
    throwOnError: false,
    refetchInterval: ({ state }) => (isDrafting(state.data) ? SOON_MS : false),
  });

/** Answered at once by the job, also where one is at it already; null where it is done by now. */
export async function draftReply(
  businessId: string,
  messageId: string,
  wish: DraftReplyWish,
): Promise<ReplyJob | null> {
  const { data } = await call(
    ok(z.union([AnyJob, Message])),
    "POST",
    `/businesses/${businessId}/messages/${messageId}/draft-reply`,
    { body: wish, prefer: "respond-async", idempotencyKey: pressKey(wish) },
  );
  return "stage" in data ? data : null;
}

export const stopDrafting = (jobId: string): Promise<void> => callEmpty("POST", `/jobs/${jobId}/cancel`, { body: {} });
