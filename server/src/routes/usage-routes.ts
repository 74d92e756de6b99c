import { AiLog, AiLogQuery, listOf, ok, Usage, UsageQuery } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { UsageService } from "../services/usage-service.ts";
import { BusinessPath } from "./paths.ts";

const tags = ["AI usage"];

export const usageRoutes =
  (usage: UsageService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/ai/usage",
      {
        schema: {
          tags,
          summary: "What the AI cost",
          params: BusinessPath,
          querystring: UsageQuery,
          response: { 200: ok(Usage) },
        },
      },
      async ({ userId, params, query }) => ({ data: await usage.summary(userId, params.businessId, query) }),
    );

    app.get(
      "/businesses/:businessId/ai/logs",
      {
        schema: {
          tags,
          summary: "Every call of the AI, newest first",
          params: BusinessPath,
          querystring: AiLogQuery,
          response: { 200: listOf(AiLog) },
        },
      },
      async ({ userId, params, query: { from, to, ...page } }) => {
        const { items, next } = await usage.logs(userId, params.businessId, { from, to }, page);
        return { data: items, page: { next } };
      },
    );

    done();
  };
