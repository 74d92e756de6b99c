import { Installation, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { InstallationService } from "../services/installation-service.ts";
import { account } from "./policy.ts";

/** For the operator: how the installation stands. */
export const installationRoutes =
  (installation: InstallationService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/status",
      {
        config: { policy: account() },
        schema: {
          tags: ["Operations"],
          summary: "How this installation stands, for whoever runs it",
          response: { 200: ok(Installation) },
        },
      },
      async ({ userId }) => ({ data: await installation.describe(userId) }),
    );
    done();
  };
