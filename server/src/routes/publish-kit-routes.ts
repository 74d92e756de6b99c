import { ok, PublishKit } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { PublishKitService } from "../services/publish-kit-service.ts";
import { ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

export const publishKitRoutes =
  (kits: PublishKitService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contents/:contentId/kit",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Publishing"],
          summary: "Read what is needed to post an approved content by hand",
          description:
            "The text field by field as its network takes it, the pictures there is room for, a good time, and where it is written.",
          params: ContentPath,
          response: { 200: ok(PublishKit) },
        },
      },
      async ({ userId, params }) => ({ data: await kits.kit(userId, params) }),
    );
    done();
  };
