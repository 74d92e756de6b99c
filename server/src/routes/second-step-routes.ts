import { CodeProof, User } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { SecondStepService } from "../services/second-step-service.ts";
import { callerOf } from "./authentication.ts";
import { withCookies } from "./cookies.ts";
import { anyone } from "./policy.ts";
import { countSecondStep, type RateLimiter } from "./rate-limits.ts";

type Needs = { secondStep: SecondStepService; limiter: RateLimiter };

/** The door behind the first one, for accounts that have a second step. */
export const secondStepRoutes =
  ({ secondStep, limiter }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/sign-in/second-step",
      {
        config: { policy: anyone("second-step") },
        schema: {
          tags: ["Account"],
          summary: "Finish a sign-in that asked for a second step",
          description: "Takes a code of the app or a recovery code, from the browser that began the sign-in.",
          body: CodeProof,
          response: { 200: z.object({ user: User }) },
        },
      },
      async (request, reply) => {
        const count = (userId: string) => countSecondStep(limiter, userId, reply);
        const { user, cookies } = await secondStep.finish(request.body.code, callerOf(request), count);
        return withCookies(reply, cookies).send({ user });
      },
    );
    done();
  };
