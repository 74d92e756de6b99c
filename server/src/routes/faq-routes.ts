import {
  AnyJob,
  Content,
  Estimate,
  FaqChange,
  FaqContent,
  FaqCreate,
  FaqEntry,
  FaqQuery,
  FaqSource,
  ok,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { EstimateService } from "../services/estimate-service.ts";
import type { FaqService } from "../services/faq-service.ts";
import type { JobService } from "../services/job-service.ts";
import type { QuestionService } from "../services/question-service.ts";
import { originOf } from "./idempotency.ts";
import { BusinessPath, FaqPath } from "./paths.ts";
import { AI_COST, may } from "./policy.ts";
import { answerWhenDone } from "./waiting.ts";

const tags = ["Messages"];
type Needs = { faq: FaqService };
type SearchNeeds = Needs & { questions: QuestionService; estimates: EstimateService; jobs: JobService };

/** Questions that customers ask again and again, with the owner's answers. */
export const faqRoutes =
  ({ faq }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/faq",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the questions that come again, those of most people first",
          params: BusinessPath,
          querystring: FaqQuery,
          response: { 200: ok(z.array(FaqEntry)) },
        },
      },
      async ({ userId, params, query }) => ({ data: await faq.list(userId, params.businessId, query.status) }),
    );

    app.post(
      "/businesses/:businessId/faq",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Write a question with its answer",
          description:
            "It is approved at once: drafted replies rest on it, and conversations that answer by themselves use it.",
          params: BusinessPath,
          body: FaqCreate,
          response: { 201: ok(FaqEntry) },
        },
      },
      async ({ userId, params, body }, reply) =>
        reply.code(201).send({ data: await faq.create(userId, params.businessId, body) }),
    );

    app.patch(
      "/businesses/:businessId/faq/:faqId",
      {
        config: { policy: may("edit", { fields: { status: "approve" } }) },
        schema: {
          tags,
          summary: "Change, approve or dismiss a question",
          description: "Only what has an answer can be approved. What is dismissed is not proposed again.",
          params: FaqPath,
          body: FaqChange,
          response: { 200: ok(FaqEntry) },
        },
      },
      async ({ userId, params, body }) => ({ data: await faq.change(userId, params, body) }),
    );

    app.delete(
      "/businesses/:businessId/faq/:faqId",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Take a question away", params: FaqPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await faq.remove(userId, params);
        return reply.code(204).send(null);
      },
    );

    app.get(
      "/businesses/:businessId/faq/:faqId/messages",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "The messages in which it was asked, as far as they are still there",
          params: FaqPath,
          response: { 200: ok(z.array(FaqSource)) },
        },
      },
      async ({ userId, params }) => ({ data: await faq.sources(userId, params) }),
    );

    app.post(
      "/businesses/:businessId/faq/:faqId/contents",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Put a content about it into a campaign, as proposed or in other words",
          description: "A placeholder: nobody writes it before that is asked for.",
          params: FaqPath,
          body: FaqContent,
          response: { 201: ok(Content) },
        },
      },
      async ({ userId, params, body }, reply) =>
        reply.code(201).send({ data: await faq.placeContent(userId, params, body) }),
    );

    done();
  };

/** Looking for them. */
export const faqSearchRoutes =
  ({ faq, questions, estimates, jobs }: SearchNeeds): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/faq/find",
      {
        config: { policy: may("edit", { cost: AI_COST.text }) },
        schema: {
          tags,
          summary: "Look for questions that three people or more asked in the last 90 days (waits for it, or 202)",
          description:
            "Done once a day by itself. They are found by counting words; where there are new ones, the AI is asked once to name them, to " +
            "propose answers from the profile, and what could be written about them. Its cost is held by the budget. Answers with all that " +
            "is proposed. Nothing is approved, sent or put into a campaign by it.",
          params: BusinessPath,
          response: { 200: ok(z.array(FaqEntry)), 202: ok(AnyJob) },
        },
      },
      async (request, reply) => {
        const { userId, params } = request;
        const started = await questions.start(userId, params.businessId, originOf(request));
        const read = () => faq.list(userId, params.businessId, "proposed");
        return answerWhenDone(jobs, request, reply, started, { status: 200, read });
      },
    );

    app.post(
      "/businesses/:businessId/faq/find/estimate",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "What looking for questions would cost; no calls where there are no new ones",
          params: BusinessPath,
          response: { 200: ok(Estimate) },
        },
      },
      async ({ userId, params }) => ({ data: await estimates.questions(userId, params.businessId) }),
    );

    done();
  };
