import { Analytics, AnalyticsQuery, AnalyticsUpdate, Insights, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { AnalyticsService } from "../services/analytics-service.ts";
import type { InsightsService } from "../services/insights-service.ts";
import { BusinessPath, ContentPath } from "./paths.ts";

const tags = ["Results"];
type Needs = { analytics: AnalyticsService; insights: InsightsService };

export const analyticsRoutes =
  ({ analytics, insights }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/analytics",
      {
        schema: {
          tags,
          summary: "Read what came of the contents of a business",
          description:
            "Days are those of the business, both ends included; the last 28 unless named. Rates carry the range in which the " +
            "true one lies in 95 of 100 cases, and nothing is called better than another before the evidence allows it.",
          params: BusinessPath,
          querystring: AnalyticsQuery,
          response: { 200: ok(Insights) },
        },
      },
      async ({ userId, params, query }) => ({ data: await insights.read(userId, params.businessId, query) }),
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/analytics",
      {
        schema: {
          tags,
          summary: "Read the results of a content",
          params: ContentPath,
          response: { 200: ok(Analytics) },
        },
      },
      async ({ userId, params }) => ({ data: await analytics.read(userId, params) }),
    );

    app.put(
      "/businesses/:businessId/contents/:contentId/analytics",
      {
        schema: {
          tags,
          summary: "Say what came of a content",
          description:
            "Numbers that a network keeps, as far as they are known, in place of all that was entered before. A number that is " +
            "entered replaces what Handbill counted itself of that content: they are never added. Nothing at all takes it back.",
          params: ContentPath,
          body: AnalyticsUpdate,
          response: { 200: ok(Analytics) },
        },
      },
      async ({ userId, params, body }) => ({ data: await analytics.enter(userId, params, body) }),
    );

    done();
  };
