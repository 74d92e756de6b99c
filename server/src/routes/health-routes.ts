import { setTimeout as delay } from "node:timers/promises";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import { anyone } from "./policy.ts";

/** Answers whether the parts that a request needs are there. */
export type Health = {
  database(): Promise<boolean>;
  /** False once changes of jobs have not been heard for a while, so that who waits for one waits too long. */
  hearsJobs(): boolean;
};

/** Whoever asks gives up soon; a database that does not answer by then is none. */
const PATIENCE_MS = 2_000;

const Alive = z.object({ status: z.literal("ok") });
const tags = ["Operations"];

export const healthRoutes =
  (health: Health): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/live",
      { config: { policy: anyone() }, schema: { tags, summary: "The process runs", response: { 200: Alive } } },
      async () => ({
        status: "ok" as const,
      }),
    );

    app.get(
      "/ready",
      {
        config: { policy: anyone() },
        schema: { tags, summary: "The process can serve requests", response: { 200: Alive } },
      },
      async ({ server }) => {
        if (server.isLeaving) throw new AppError("unavailable", "This process is closing.", { retryAfter: 1 });
        const isThere = await Promise.race([
          health.database().catch(() => false),
          delay(PATIENCE_MS, false, { ref: false }),
        ]);
        if (!isThere) throw new AppError("unavailable", "The database cannot be reached.", { retryAfter: 2 });
        if (!health.hearsJobs()) {
          throw new AppError("unavailable", "Changes of jobs cannot be heard just now.", { retryAfter: 2 });
        }
        return { status: "ok" as const };
      },
    );
    done();
  };
