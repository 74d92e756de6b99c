import { ok, Removed } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { RemovalService } from "../services/removal-service.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

export const removedRoutes =
  (removals: RemovalService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/removed",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Businesses"],
          summary: "List what was removed and can be brought back",
          description: "The last 30 days, newest first, at most 200. After that it is erased.",
          params: BusinessPath,
          response: { 200: ok(z.array(Removed)) },
        },
      },
      async ({ userId, params }) => ({ data: await removals.list(userId, params.businessId) }),
    );
    done();
  };
