import { ok, SignUp, System, User } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { AppError } from "../core/errors.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { LookAroundService } from "../services/look-around-service.ts";
import { user } from "./policy.ts";
import { countSignIn, type RateLimiter } from "./rate-limits.ts";

type Needs = {
  auth: AuthService;
  lookAround: LookAroundService;
  limiter: RateLimiter;
  describeSystem(): Promise<System>;
};

export const accountRoutes =
  ({ auth, lookAround, limiter, describeSystem }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me",
      {
        config: { policy: user({ keys: "read" }) },
        schema: { tags: ["Account"], summary: "The user who is signed in", response: { 200: ok(User) } },
      },
      async ({ userId }) => {
        const found = await auth.findUser(userId);
        if (!found) throw new AppError("unauthenticated", "This account does not exist any more.");
        return { data: found };
      },
    );

    app.post(
      "/me/account",
      {
        config: { policy: user({ limits: ["sign-in"] }) },
        schema: {
          tags: ["Account"],
          summary: "Make an account of a look around: everything in it stays",
          body: SignUp,
          response: { 200: ok(User) },
        },
      },
      async ({ userId, body }, reply) => {
        await countSignIn(limiter, [`guest:${userId}`], reply);
        return { data: await lookAround.keep(userId, body) };
      },
    );

    app.get(
      "/system",
      {
        config: { policy: user({ keys: "read" }) },
        schema: { tags: ["Account"], summary: "What runs behind the studio", response: { 200: ok(System) } },
      },
      async () => ({ data: await describeSystem() }),
    );
    done();
  };
