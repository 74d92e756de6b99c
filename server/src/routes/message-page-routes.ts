import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { MessagePageService } from "../services/message-page-service.ts";
import { MessagePath } from "./paths.ts";
import { may } from "./policy.ts";
import { mailPolicy } from "./security-headers.ts";

const Wish = z.strictObject({ pictures: z.optional(z.enum(["true"])) });

/** For the studio's frame around a mail. */
export const messagePageRoutes =
  (pages: MessagePageService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/messages/:messageId/page",
      { config: { policy: may("view") }, schema: { hide: true, params: MessagePath, querystring: Wish } },
      async ({ userId, params, query }, reply) => {
        const showsPictures = query.pictures === "true";
        const page = await pages.page(userId, params.businessId, params.messageId, showsPictures);
        return reply
          .header("content-security-policy", mailPolicy(showsPictures))
          .header("x-frame-options", "SAMEORIGIN")
          .header("referrer-policy", "no-referrer")
          .header("cache-control", "private, no-store")
          .type("text/html; charset=utf-8")
          .send(page);
      },
    );
    done();
  };
