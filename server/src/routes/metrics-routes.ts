import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { AppError } from "../core/errors.ts";
import { bearsToken } from "../core/security.ts";
import { signed } from "./policy.ts";

type Needs = {
  /** Whoever collects figures has one of them. */
  tokens: readonly string[];
  contentType: string;
  read(): Promise<string>;
};

/** Figures of this process, where an operator asked for them on this port. */
export const metricsRoutes =
  ({ tokens, contentType, read }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get("/metrics", { config: { policy: signed() }, schema: { hide: true } }, async ({ headers }, reply) => {
      if (!bearsToken(headers.authorization, tokens)) {
        throw new AppError("unauthenticated", "The figures are for whoever has METRICS_TOKEN: Authorization: Bearer …");
      }
      return reply
        .type(contentType)
        .header("cache-control", "no-store")
        .send(await read());
    });
    done();
  };
