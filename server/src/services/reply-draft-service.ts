import type { DraftReplyWish, Message } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import { acceptWork, type Origin } from "./accept-work.ts";
import type { BusinessService } from "./business-service.ts";
import type { StartedWork } from "./idempotency-service.ts";
import { answersFor, replyRequestOf, unanswered } from "./messages/reply-request.ts";
import type { ProviderHealth } from "./provider-health-service.ts";

type Needs = { store: Store; businesses: BusinessService; provider: ProviderHealth };
export type ReplyDraftService = ReturnType<typeof createReplyDraftService>;
export type MessagePath = { businessId: string; messageId: string };

/** Starts the drafting of replies. A draft is a message like any other one that a person writes: it goes nowhere by itself. */
export function createReplyDraftService({ store, businesses, provider }: Needs) {
  return {
    /** Queues the drafting of a reply, or returns the job that is at it. The message is the customer's, or a draft to rewrite. */
    async start(
      userId: string,
      { businessId, messageId }: MessagePath,
      { instruction: wished }: DraftReplyWish,
      origin: Origin,
    ): Promise<StartedWork> {
      const instruction = wished ?? null;
      const business = await businesses.requireOwned(userId, businessId);
      const refusal = await provider.refusal("content");
      return acceptWork(store, origin, async (tx) => {
        const { conversationId, previousId } = await requirePlace(tx, business, messageId);
        if ((await tx.replyDrafts.holdRevision(business, conversationId)) === undefined) throw notFound("Message");
        const running = await tx.replyDrafts.running(conversationId);
        if (running && running.input.instruction !== instruction) throw beingDrafted(running.id);
        if (!running && refusal) throw refusal;
        if (unanswered(await tx.replyDrafts.said(business, conversationId)).length === 0) throw nothingToAnswer();
        const reply = running?.input.reply ?? { draftId: newId(), previousId };
        const jobId = running?.id ?? newId();
        if (!running) {
          const place = { campaignId: null, contentId: null, conversationId, parentId: null };
          const input = { instruction, field: null, reply };
          await tx.jobs.add(business, [{ id: jobId, kind: "reply", ...place, input, requestId: origin.requestId }]);
        }
        return { jobId, resource: `/api/v1/businesses/${businessId}/messages/${reply.draftId}` };
      });
    },

    /** What was drafted. */
    async read(userId: string, businessId: string, draftId: string): Promise<Message> {
      const message = await store.messages.find(await businesses.requireOwned(userId, businessId), draftId);
      if (!message) throw notFound("Message");
      return message;
    },
  };
}

/** What drafting a reply to this message would send. */
export async function requestForReply(
  store: Store,
  business: OwnedBusiness,
  messageId: string,
  { instruction }: DraftReplyWish,
) {
  const { conversationId, previous } = await requirePlace(store, business, messageId);
  const conversation = await store.replyDrafts.conversation(business, conversationId);
  if (!conversation) throw notFound("Message");
  const said = await store.replyDrafts.said(business, conversationId);
  const faq = await answersFor(store, business, said);
  return replyRequestOf(business, conversation, said, faq, { instruction: instruction ?? null, previous });
}

/** In which conversation the reply goes, and which draft it takes the place of. */
async function requirePlace(
  { replyDrafts }: Pick<Repositories, "replyDrafts">,
  business: OwnedBusiness,
  messageId: string,
) {
  const message = await replyDrafts.place(business, messageId);
  if (!message) throw notFound("Message");
  const isDraft = message.direction === "outbound" && message.status === "draft";
  if (!isDraft && message.direction !== "inbound") throw nothingToAnswer();
  const { conversationId, body } = message;
  return { conversationId, previousId: isDraft ? messageId : null, previous: isDraft ? body : null };
}

const nothingToAnswer = () =>
  new AppError("conflict", "There is nothing to answer: you had the last word in this conversation.");

const beingDrafted = (jobId: string) =>
  new AppError(
    "job_running",
    "A reply is being drafted in this conversation right now. Wait a moment, or stop it first.",
    {
      jobId,
      resource: `/api/v1/jobs/${jobId}`,
    },
  );
