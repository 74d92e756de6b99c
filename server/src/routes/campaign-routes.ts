import {
  Campaign,
  CampaignCreate,
  CampaignInList,
  CampaignUpdate,
  Content,
  AnyJob as Job,
  listOf,
  ok,
  PageQuery,
  PlanAgain,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { CampaignService } from "../services/campaign-service.ts";
import type { ContentService } from "../services/content-service.ts";
import type { JobService } from "../services/job-service.ts";
import type { WritingService } from "../services/writing-service.ts";
import { originOf } from "./idempotency.ts";
import { BusinessPath, CampaignPath } from "./paths.ts";
import { AI_COST, may } from "./policy.ts";
import { answerWhenDone } from "./waiting.ts";

type Needs = { campaigns: CampaignService; contents: ContentService; writing: WritingService; jobs: JobService };

const tags = ["Campaigns"];
const Nothing = z.nullish(z.strictObject({}));

export const campaignRoutes =
  ({ campaigns, contents, writing, jobs }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/campaigns",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "List campaigns",
          params: BusinessPath,
          querystring: PageQuery,
          response: { 200: listOf(CampaignInList) },
        },
      },
      async ({ userId, params, query }) => {
        const { items, next } = await campaigns.list(userId, params.businessId, query);
        return { data: items, page: { next } };
      },
    );

    app.post(
      "/businesses/:businessId/campaigns",
      {
        config: { policy: may("edit", { cost: AI_COST.plan }) },
        schema: {
          tags,
          summary: "Create a campaign and plan it",
          params: BusinessPath,
          body: CampaignCreate,
          response: { 201: ok(Campaign), 202: ok(Job) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const started = await campaigns.create(userId, params.businessId, body, originOf(request));
        return answerWhenDone(jobs, request, reply, started, {
          status: 201,
          read: () => campaigns.get(userId, params.businessId, started.campaignId),
        });
      },
    );

    app.get(
      "/businesses/:businessId/campaigns/:campaignId",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Read a campaign", params: CampaignPath, response: { 200: ok(Campaign) } },
      },
      async ({ userId, params }) => ({ data: await campaigns.get(userId, params.businessId, params.campaignId) }),
    );

    app.patch(
      "/businesses/:businessId/campaigns/:campaignId",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Change a campaign",
          params: CampaignPath,
          body: CampaignUpdate,
          response: { 200: ok(Campaign) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await campaigns.update(userId, params.businessId, params.campaignId, body),
      }),
    );

    app.delete(
      "/businesses/:businessId/campaigns/:campaignId",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Remove a campaign", params: CampaignPath, response: { 204: z.null() } },
      },
      async ({ userId, params }, reply) => {
        await campaigns.remove(userId, params.businessId, params.campaignId);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/businesses/:businessId/campaigns/:campaignId/restore",
      {
        config: { policy: may("edit") },
        schema: { tags, summary: "Bring a campaign back", params: CampaignPath, response: { 200: ok(Campaign) } },
      },
      async ({ userId, params }) => ({ data: await campaigns.restore(userId, params.businessId, params.campaignId) }),
    );

    app.post(
      "/businesses/:businessId/campaigns/:campaignId/strategy",
      {
        config: { policy: may("edit", { cost: AI_COST.plan }) },
        schema: {
          tags,
          summary: "Plan again",
          params: CampaignPath,
          body: z.nullish(PlanAgain),
          response: { 200: ok(Campaign), 202: ok(Job) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        const instruction = body?.instruction ?? null;
        const started = await campaigns.planAgain(userId, params, instruction, originOf(request));
        return answerWhenDone(jobs, request, reply, started, {
          status: 200,
          read: () => campaigns.get(userId, params.businessId, params.campaignId),
        });
      },
    );

    app.post(
      "/businesses/:businessId/campaigns/:campaignId/generate",
      {
        config: {
          policy: may("edit", {
            cost: (request) => writing.countUnwritten(request.userId, CampaignPath.parse(request.params)),
          }),
        },
        schema: {
          tags,
          summary: "Write all contents that are not written yet",
          params: CampaignPath,
          body: Nothing,
          response: { 200: ok(z.array(Content)), 202: ok(Job) },
        },
      },
      async (request, reply) => {
        const { userId, params } = request;
        const { businessId, campaignId } = params;
        const started = await writing.writeAll(userId, params, originOf(request));
        return answerWhenDone(jobs, request, reply, started, {
          status: 200,
          read: async () => (await contents.list(userId, businessId, { campaignId, limit: 100 })).items,
        });
      },
    );

    done();
  };
