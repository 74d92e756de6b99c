import { Campaign, ClaimsConfirm, Content, ok, RatingUpdate } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { CampaignService } from "../services/campaign-service.ts";
import type { ContentService } from "../services/content-service.ts";
import { answerContent, expectedVersion } from "./entity-tag.ts";
import { CampaignPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

type Needs = { campaigns: CampaignService; contents: ContentService };

/** What a person says of what the AI made: that it is true, that it is good. */
export const judgementRoutes =
  ({ campaigns, contents }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/contents/:contentId/claims/confirm",
      {
        config: { policy: may("approve") },
        schema: {
          tags: ["Contents"],
          summary: "Vouch for statements that the profile does not back",
          params: ContentPath,
          body: ClaimsConfirm,
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        return answerContent(reply, await contents.confirmClaims(userId, params, expectedVersion(request), body));
      },
    );

    app.put(
      "/businesses/:businessId/contents/:contentId/rating",
      {
        config: { policy: may("edit") },
        schema: {
          tags: ["Contents"],
          summary: "Say what you think of the text",
          params: ContentPath,
          body: RatingUpdate,
          response: { 200: ok(Content) },
        },
      },
      async ({ userId, params, body }, reply) => answerContent(reply, await contents.rate(userId, params, body)),
    );

    app.put(
      "/businesses/:businessId/campaigns/:campaignId/rating",
      {
        config: { policy: may("edit") },
        schema: {
          tags: ["Campaigns"],
          summary: "Say what you think of the plan",
          params: CampaignPath,
          body: RatingUpdate,
          response: { 200: ok(Campaign) },
        },
      },
      async ({ userId, params, body }) => ({ data: await campaigns.rate(userId, params, body) }),
    );

    done();
  };
