import { Campaign, listOf, ok, Plan, PlanVersion, StrategyUpdate } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { PlanService } from "../services/plan-service.ts";
import { answerPlan, answerPlanned, requireExpectedVersion } from "./entity-tag.ts";
import { CampaignPath, PlanPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Campaigns"];
const Nothing = z.nullish(z.strictObject({}));

/** The plan of a campaign, and those it had. */
export const planRoutes =
  (plans: PlanService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/campaigns/:campaignId/strategy",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read the present plan", params: CampaignPath, response: { 200: ok(Plan) } },
      },
      async ({ userId, params }, reply) => answerPlan(reply, await plans.present(userId, params)),
    );

    app.patch(
      "/businesses/:businessId/campaigns/:campaignId/strategy",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change parts of the plan (needs If-Match)",
          params: CampaignPath,
          body: StrategyUpdate,
          response: { 200: ok(Campaign) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        return answerPlanned(reply, await plans.edit(userId, params, requireExpectedVersion(request), body));
      },
    );

    app.get(
      "/businesses/:businessId/campaigns/:campaignId/plans",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List the plans of a campaign, newest first",
          params: CampaignPath,
          response: { 200: listOf(PlanVersion) },
        },
      },
      async ({ userId, params }) => ({ data: await plans.list(userId, params), page: { next: null } }),
    );

    app.get(
      "/businesses/:businessId/campaigns/:campaignId/plans/:version",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read a plan of a campaign", params: PlanPath, response: { 200: ok(Plan) } },
      },
      async ({ userId, params: { version, ...path } }) => ({ data: await plans.find(userId, path, version) }),
    );

    app.post(
      "/businesses/:businessId/campaigns/:campaignId/plans/:version/restore",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Return to a plan",
          params: PlanPath,
          body: Nothing,
          response: { 200: ok(Campaign) },
        },
      },
      async ({ userId, params: { version, ...path } }, reply) =>
        answerPlanned(reply, await plans.restore(userId, path, version)),
    );

    done();
  };
