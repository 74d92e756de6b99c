import { CampaignCreate, ContentEstimateWish, Estimate, EstimateWish, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { EstimateService } from "../services/estimate-service.ts";
import { BusinessPath, CampaignPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["AI usage"];

/** Quotes: nothing is started and nothing is charged. */
export const estimateRoutes =
  (estimates: EstimateService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/campaigns/estimate",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "What planning a new campaign would cost",
          params: BusinessPath,
          body: CampaignCreate,
          response: { 200: ok(Estimate) },
        },
      },
      async ({ userId, params, body }) => ({ data: await estimates.newPlan(userId, params.businessId, body) }),
    );

    app.post(
      "/businesses/:businessId/campaigns/:campaignId/estimate",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "What writing all unwritten contents, or planning again, would cost",
          params: CampaignPath,
          body: z.nullish(EstimateWish),
          response: { 200: ok(Estimate) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await estimates.campaign(userId, params, body ?? { what: "contents" }),
      }),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/estimate",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "What writing this content, a passage or versions of it would cost",
          params: ContentPath,
          body: z.nullish(ContentEstimateWish),
          response: { 200: ok(Estimate) },
        },
      },
      async ({ userId, params, body }) => ({ data: await estimates.content(userId, params, body ?? {}) }),
    );

    done();
  };
