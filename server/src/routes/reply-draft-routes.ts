import { AnyJob, DraftReplyWish, Estimate, Message, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { EstimateService } from "../services/estimate-service.ts";
import type { JobService } from "../services/job-service.ts";
import type { ReplyDraftService } from "../services/reply-draft-service.ts";
import { originOf } from "./idempotency.ts";
import { MessagePath } from "./paths.ts";
import { AI_COST, may } from "./policy.ts";
import { answerWhenDone } from "./waiting.ts";

type Needs = { replies: ReplyDraftService; estimates: EstimateService; jobs: JobService };

const tags = ["Messages"];

/** Replies that the AI drafts. Nothing is sent by any of this. */
export const replyDraftRoutes =
  ({ replies, estimates, jobs }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/messages/:messageId/draft-reply",
      {
        config: { policy: may("edit", { cost: AI_COST.text }) },
        schema: {
          tags,
          summary: "Draft the reply to a customer, or rewrite a draft (waits for it, or 202)",
          description:
            "Answers all that the customer wrote since the business last spoke, from the profile, in the customer's language. The draft " +
            "says which sentence it answers with which facts, and whether it is unsure. It is never sent by itself. Where more was " +
            "written meanwhile it is stale (`isStale`), and the AI budget does not bear its cost.",
          params: MessagePath,
          body: z.nullish(DraftReplyWish),
          response: { 200: ok(Message), 202: ok(AnyJob) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const started = await replies.start(userId, params, body ?? {}, originOf(request));
        const draftId = started.resource.slice(started.resource.lastIndexOf("/") + 1);
        const read = () => replies.read(userId, params.businessId, draftId);
        return answerWhenDone(jobs, request, reply, started, { status: 200, read });
      },
    );

    app.post(
      "/businesses/:businessId/messages/:messageId/draft-reply/estimate",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "What drafting this reply would cost",
          params: MessagePath,
          body: z.nullish(DraftReplyWish),
          response: { 200: ok(Estimate) },
        },
      },
      async ({ userId, params, body }) => ({ data: await estimates.reply(userId, params, body ?? {}) }),
    );

    done();
  };
