import { Experiment, id, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ExperimentService } from "../services/experiment-service.ts";
import { may } from "./policy.ts";

const tags = ["Results"];
const Path = z.strictObject({ businessId: id, linkId: id });

export const experimentRoutes =
  (experiments: ExperimentService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const schema = { tags, params: Path, response: { 200: ok(Experiment) } };

    app.get(
      "/businesses/:businessId/links/:linkId/experiment",
      {
        config: { policy: may("view") },
        schema: {
          ...schema,
          summary: "Read how the test of a link stands; null where it was never tested",
          response: { 200: ok(z.nullable(Experiment)) },
        },
      },
      async ({ userId, params }) => ({ data: await experiments.read(userId, params.businessId, params.linkId) }),
    );

    app.post(
      "/businesses/:businessId/links/:linkId/experiment",
      {
        config: { policy: may("publish") },
        schema: {
          ...schema,
          summary: "Test the destinations of a link against each other",
          description:
            "Visitors are shared out by the weights. It ends by rule: once each has 200 clicks and one is better with a " +
            "probability of 99.8 %, all visitors go there; after 28 days without a difference it ends without a winner.",
        },
      },
      async ({ userId, params }) => ({ data: await experiments.start(userId, params.businessId, params.linkId) }),
    );

    app.post(
      "/businesses/:businessId/links/:linkId/experiment/stop",
      { config: { policy: may("publish") }, schema: { ...schema, summary: "Stop the test of a link" } },
      async ({ userId, params }) => ({ data: await experiments.stop(userId, params.businessId, params.linkId) }),
    );

    done();
  };
