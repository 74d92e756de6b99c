import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";

/** Answers whether the parts that a request needs are there. */
export type Health = { database(): Promise<boolean> };

const Alive = z.object({ status: z.literal("ok") });
const tags = ["Operations"];

export const healthRoutes =
  (health: Health): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get("/live", { schema: { tags, summary: "The process runs", response: { 200: Alive } } }, async () => ({
      status: "ok" as const,
    }));

    app.get(
      "/ready",
      { schema: { tags, summary: "The process can serve requests", response: { 200: Alive } } },
      async ({ server }) => {
        if (server.isLeaving) throw new AppError("unavailable", "This process is closing.", { retryAfter: 1 });
        const isThere = await health.database().catch(() => false);
        if (!isThere) throw new AppError("unavailable", "The database cannot be reached.", { retryAfter: 2 });
        return { status: "ok" as const };
      },
    );
    done();
  };
