import { Content, HostedPage, HostedPageUpdate, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { PageService } from "../services/page-service.ts";
import { answerContent } from "./entity-tag.ts";
import { BusinessPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";
import { pagePolicy } from "./security-headers.ts";

const tags = ["Hosted page"];

export const pageRoutes =
  (pages: PageService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/page",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read the hosted page of a business",
          params: BusinessPath,
          response: { 200: ok(HostedPage) },
        },
      },
      async ({ userId, params }) => ({ data: await pages.get(userId, params.businessId) }),
    );

    app.patch(
      "/businesses/:businessId/page",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Change the hosted page of a business",
          description:
            "`live` puts it where everybody can read it, or takes it down: its address answers 410 then. A former address leads to the present one.",
          params: BusinessPath,
          body: HostedPageUpdate,
          response: { 200: ok(HostedPage) },
        },
      },
      async ({ userId, params, body }) => ({ data: await pages.update(userId, params.businessId, body) }),
    );

    app.post(
      "/businesses/:businessId/contents/:contentId/take-down",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Take an article off the hosted page",
          description: "Its content is approved again; its address answers 410.",
          params: ContentPath,
          response: { 200: ok(Content) },
        },
      },
      async ({ userId, params }, reply) => answerContent(reply, await pages.takeDown(userId, params)),
    );

    app.get(
      "/businesses/:businessId/page/preview",
      { config: { policy: may("view") }, schema: { hide: true, params: BusinessPath } },
      async ({ userId, params }, reply) => {
        const { text, style } = await pages.preview(userId, params.businessId);
        return reply
          .header("content-security-policy", pagePolicy(style, "'self'"))
          .header("x-frame-options", "SAMEORIGIN")
          .type("text/html; charset=utf-8")
          .send(text);
      },
    );

    done();
  };
