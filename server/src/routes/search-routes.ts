import { Found, ok, SearchQuery } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { SearchService } from "../services/search-service.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";

export const searchRoutes =
  (searches: SearchService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/search",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Businesses"],
          summary: "Find campaigns and contents by their words",
          description:
            "At most 8 campaigns and then 12 contents in which every word stands; capitals and accents do not matter.",
          params: BusinessPath,
          querystring: SearchQuery,
          response: { 200: ok(z.array(Found)) },
        },
      },
      async ({ userId, params, query }) => ({ data: await searches.search(userId, params.businessId, query.q) }),
    );
    done();
  };
