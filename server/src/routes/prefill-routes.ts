import { ok, Prefill, PrefillWish } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { PrefillService } from "../services/prefill-service.ts";
import { account } from "./policy.ts";

export const prefillRoutes =
  (prefills: PrefillService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/prefill",
      {
        config: { policy: account({ asksOutside: true }) },
        schema: {
          tags: ["Businesses"],
          summary:
            "Read from a website what it says of its business: proposals for a profile, of which nothing is saved",
          body: PrefillWish,
          response: { 200: ok(Prefill) },
        },
      },
      async ({ body }) => ({ data: await prefills.read(body.url) }),
    );
    done();
  };
