import { AiLog, AiLogExport, AiLogQuery, listOf, ok, Usage, UsageQuery } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { UsageService } from "../services/usage-service.ts";
import { csvOfLogs } from "./csv.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["AI usage"];

export const usageRoutes =
  (usage: UsageService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/ai/usage",
      {
        config: { policy: may("bill") },
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
        config: { policy: may("bill") },
        schema: {
          tags,
          summary: "Every call of the AI, newest first",
          params: BusinessPath,
          querystring: AiLogQuery,
          response: { 200: listOf(AiLog) },
        },
      },
      async ({ userId, params, query: { limit, cursor, ...wanted } }) => {
        const { items, next } = await usage.logs(userId, params.businessId, wanted, { limit, cursor });
        return { data: items, page: { next } };
      },
    );

    app.get(
      "/businesses/:businessId/ai/logs.csv",
      {
        config: { policy: may("bill") },
        schema: {
          tags,
          summary: "The same calls as a table (CSV)",
          params: BusinessPath,
          querystring: AiLogExport,
        },
      },
      async ({ userId, params, query }, reply) => {
        const { range, rows } = await usage.export(userId, params.businessId, query);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="ai-usage-${range.from}-${range.to}.csv"`)
          .send(csvOfLogs(rows));
      },
    );

    done();
  };
