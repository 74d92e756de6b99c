import type { ReplyDraft } from "@handbill/contracts";
import type { WrittenReply } from "../ai/ai-requests.ts";
import type { ReplyWriter } from "../ai/reply-writer.ts";
import { notFound } from "../core/errors.ts";
import type { JobRow } from "../data/models/job.ts";
import type { Store } from "../data/store.ts";
import type { Generator } from "./generation-service.ts";
import { newEntry } from "./messages/new-entry.ts";
import { answersFor, replyRequestOf, unanswered } from "./messages/reply-request.ts";

type Needs = { store: Store; replies: ReplyWriter };

/**
 * Drafts a reply; it never sends one. What the customer wrote up to the moment of the call is one turn. Where the conversation went on
 * while the model wrote, the draft says so, and its cost is borne by no budget: the turn is paid for once.
 */
export function createReplyGenerator({ store, replies }: Needs): Generator {
  return {
    async generate(business, job, run) {
      const { conversationId, draftId, previousId } = placeOf(job);
      const conversation = await store.replyDrafts.conversation(business, conversationId);
      const said = await store.replyDrafts.said(business, conversationId);
      const previous = previousId === null ? undefined : await store.replyDrafts.place(business, previousId);
      const turn = unanswered(said);
      if (!conversation || turn.length === 0) throw notFound("Conversation");
      const wish = { instruction: job.input.instruction, previous: previous?.body ?? null };
      const faq = await answersFor(store, business, said);
      const request = replyRequestOf(business, conversation, said, faq, wish);
      const reply = await replies.draft(request, { ...run, campaignId: conversation.campaignId });
      await run.onStage("saving");
      return async (tx) => {
        const now = await tx.conversations.lock(business, conversationId);
        if (now?.revision !== conversation.revision) await tx.aiWaivers.waive(business, job.id);
        if (now === undefined) return; // taken away meanwhile: nobody asked for a draft in the bin
        await tx.replyDrafts.clear(business, conversationId);
        await newEntry(tx, business, now, {
          id: draftId,
          kind: "reply",
          author: { kind: "ai", id: null },
          subject: answerTo(conversation.subject),
          body: reply.text,
          language: reply.language,
          draft: draftOf(reply, conversation.revision, job.id),
        });
        await tx.replyDrafts.feel(
          business,
          turn.map(({ id }) => id),
          reply.sentiment,
        );
      };
    },

    async undo() {
      // Nothing was touched before there was a draft.
    },
  };
}

function placeOf({ conversationId, input }: JobRow) {
  if (conversationId === null || !input.reply) throw notFound("Conversation");
  return { conversationId, ...input.reply };
}

const answerTo = (subject: string): string => {
  if (subject === "") return "";
  return /^(?:re|aw|sv|r)\s?:/iu.test(subject) ? subject : `Re: ${subject}`;
};

function draftOf({ cites, facts, isUnsure, reasons }: WrittenReply, revision: number, jobId: string): ReplyDraft {
  const known = new Map(facts.map(({ id, text }) => [id, text]));
  return {
    cites: cites.map(({ sentence, answeredBy, factIds }) => ({
      sentence,
      answeredBy,
      facts: factIds.map((id) => known.get(id) ?? "").filter((text) => text !== ""),
    })),
    facts: facts.map(({ text }) => text),
    isUnsure,
    reason: reasons.length === 0 ? null : reasons.join(" "),
    revision,
    jobId,
  };
}
