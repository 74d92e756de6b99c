import { AutoAnswer, AutoAnswerQuery, listOf } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { AutoAnswerService } from "../services/auto-answer-service.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

/** What went out by itself, what did not, and why. */
export const autoAnswerRoutes =
  (autoAnswers: AutoAnswerService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/auto-answers",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Messages"],
          summary: "What was decided in conversations that answer by themselves, the latest first",
          description:
            "Where `auto` of a conversation is on, an approved answer of the FAQ goes out by itself when it fits for sure: one question in " +
            "the words of the approved one, and nothing else. At most 3 a day in a conversation and 50 in a business, held for ten seconds " +
            "like any reply, never to a machine, and marked as automatic.",
          params: BusinessPath,
          querystring: AutoAnswerQuery,
          response: { 200: listOf(AutoAnswer) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await autoAnswers.list(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    done();
  };
