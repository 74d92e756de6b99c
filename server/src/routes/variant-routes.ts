import { Content, AnyJob as Job, ok, VariantList, VariantsCreate, VariantUse } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { JobService } from "../services/job-service.ts";
import type { VariantService } from "../services/variant-service.ts";
import { answerContent, expectedVersion } from "./entity-tag.ts";
import { originOf } from "./idempotency.ts";
import { ContentPath, VariantPath } from "./paths.ts";
import { AI_COST, may } from "./policy.ts";
import { answerWhenDone } from "./waiting.ts";

type Needs = { variants: VariantService; jobs: JobService };

const tags = ["Contents"];

/** What the request asks for, or as many as are written without a word of it. */
const countOf = (body: unknown): number => VariantsCreate.safeParse(body ?? {}).data?.count ?? 1;

/** Versions of one text side by side. */
export const variantRoutes =
  ({ variants, jobs }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/contents/:contentId/variants",
      {
        config: { policy: may("edit", { cost: async ({ body }) => countOf(body) * AI_COST.text }) },
        schema: {
          tags,
          summary: "Write two or three versions to choose from",
          params: ContentPath,
          body: z.nullish(VariantsCreate),
          response: { 200: VariantList, 202: ok(Job) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const started = await variants.start(userId, params, body ?? VariantsCreate.parse({}), originOf(request));
        const answer = await answerWhenDone(jobs, request, reply, started, {
          status: 200,
          read: () => variants.list(userId, params),
        });
        return "data" in answer.data ? answer.data : { data: answer.data };
      },
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/variants",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "The latest versions, and those of the same set that did not come out well",
          params: ContentPath,
          response: { 200: VariantList },
        },
      },
      ({ userId, params }) => variants.list(userId, params),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/variants/:number/use",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Make a version the text",
          params: VariantPath,
          body: z.nullish(VariantUse),
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const chosen = { number: params.number, ...body };
        return answerContent(reply, await variants.use(userId, params, chosen, expectedVersion(request)));
      },
    );

    done();
  };
