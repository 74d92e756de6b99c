import { AccountDeletion, DeletionPlan, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { DeletionService } from "../services/deletion-service.ts";
import { account } from "./policy.ts";
import { countOwnPassword, type RateLimiter } from "./rate-limits.ts";

const tags = ["Account"];

export const deletionRoutes =
  (deletions: DeletionService, limiter: RateLimiter): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me/deletion",
      {
        config: { policy: account() },
        schema: { tags, summary: "What deleting the account would delete", response: { 200: ok(DeletionPlan) } },
      },
      async ({ userId }) => ({ data: await deletions.plan(userId) }),
    );

    app.post(
      "/me/deletion",
      {
        config: { policy: account({ limits: ["sign-in"] }) },
        schema: {
          tags,
          summary: "Delete the account",
          description:
            "Ends every session at once; businesses that nobody else owns are removed with it, so nothing of them goes out any more. " +
            "Whoever signs in within 14 days can keep it. After that everything is erased.",
          body: AccountDeletion,
          response: { 200: ok(DeletionPlan) },
        },
      },
      async ({ userId, sessionId, body }, reply) => {
        await countOwnPassword(limiter, userId, reply);
        return { data: await deletions.ask({ userId, sessionId }, body) };
      },
    );

    app.delete(
      "/me/deletion",
      {
        config: { policy: account() },
        schema: { tags, summary: "Keep the account after all", response: { 200: ok(DeletionPlan) } },
      },
      async ({ userId }) => ({ data: await deletions.keep(userId) }),
    );
    done();
  };
