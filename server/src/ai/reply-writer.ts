import type { Validated } from "../core/validated.ts";
import type { AiRun, ReplyRequest, WrittenReply } from "./ai-requests.ts";
import { type Order, saysTheSame } from "./finding.ts";
import type { Generation } from "./generation.ts";
import type { ReplyAnswer } from "./prompts/reply.ts";
import { replyDraft } from "./reply-draft.ts";
import { checkReplyAnswer } from "./reply-validator.ts";
import { joinedTexts } from "./rules/texts.ts";
import { withReceipt } from "./schema-validator.ts";

/** Drafts replies to customers. */
export type ReplyWriter = {
  /** A draft that a person can send, or an AppError with an `ai_*` code whose message the owner can read. Nothing is sent by it. */
  draft(request: ReplyRequest, run: AiRun): Promise<Validated<WrittenReply>>;
};

export const REPLY_LIMITS = { deadlineMs: 25_000, perTryMs: 15_000, maxOutputTokens: 2500 };

/** What to ask for a reply, and how to check what comes back. */
export function replyOrder(request: ReplyRequest, model: string): Order<ReplyAnswer, Omit<WrittenReply, "receipt">> {
  const draft = replyDraft(request);
  return {
    draft,
    model,
    limits: REPLY_LIMITS,
    check: (text, context) => checkReplyAnswer(text, draft.shape, request, context),
    ownTexts: joinedTexts([request.business, request.faq, request.conversation, request.messages, request.instruction]),
    repeats: ({ text }) => request.previous !== null && saysTheSame(text, request.previous),
  };
}

export function createReplyWriter({ generate, model }: { generate: Generation; model: string }): ReplyWriter {
  return {
    async draft(request, run) {
      const { value, receipt } = await generate(replyOrder(request, model), run);
      return withReceipt(value, receipt);
    },
  };
}
