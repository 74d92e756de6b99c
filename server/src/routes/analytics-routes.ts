import {
  Analytics,
  AnalyticsImport,
  AnalyticsImported,
  AnalyticsQuery,
  AnalyticsUpdate,
  Insights,
  ok,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { AnalyticsService } from "../services/analytics-service.ts";
import type { AnalyticsImportService } from "../services/analytics-import-service.ts";
import type { InsightsService } from "../services/insights-service.ts";
import { csvOfContents } from "./csv.ts";
import { BusinessPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Results"];
type Needs = { analytics: AnalyticsService; insights: InsightsService; imports: AnalyticsImportService };

/** A file of 10,000 lines, and its growth by base64. */
const MAX_FILE = 6 * 1024 * 1024;
const ALL = 1_000_000;

export const analyticsRoutes =
  ({ analytics, insights, imports }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/analytics",
      {
        config: { policy: may("view") },
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
      "/businesses/:businessId/analytics.csv",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "The results of each content as a table (CSV)",
          params: BusinessPath,
          querystring: AnalyticsQuery,
        },
      },
      async ({ userId, params, query }, reply) => {
        const results = await insights.read(userId, params.businessId, { ...query, compare: "none" }, ALL);
        return reply
          .type("text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="results-${results.from}-${results.to}.csv"`)
          .send(csvOfContents(results));
      },
    );

    // A table as it is, too: it is read like a file in JSON.
    app.addContentTypeParser("text/csv", { parseAs: "buffer", bodyLimit: MAX_FILE }, (_request, body, parsed) => {
      const dryRun = /[?&]dryRun=true(?:&|$)/.test(_request.url);
      parsed(null, { file: Buffer.from(body).toString("base64"), dryRun });
    });
    app.post(
      "/businesses/:businessId/analytics/import",
      {
        config: { policy: may("edit") },
        bodyLimit: MAX_FILE,
        schema: {
          tags,
          summary: "Enter results from a table",
          description:
            "A CSV of up to 10,000 lines in any usual encoding, as text or as the bytes of a file; or as the body itself " +
            "(`text/csv`, with `?dryRun=true` for a look first). Lines that are wrong are named and left out. A line is about a " +
            "content and a day; the same table again changes nothing.",
          params: BusinessPath,
          querystring: z.strictObject({ dryRun: z.optional(z.enum(["true", "false"])) }),
          body: AnalyticsImport,
          response: { 200: ok(AnalyticsImported) },
        },
      },
      async ({ userId, params, body }) => ({ data: await imports.take(userId, params.businessId, body) }),
    );

    app.get(
      "/businesses/:businessId/contents/:contentId/analytics",
      {
        config: { policy: may("view") },
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
        config: { policy: may("edit") },
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
