import { ok, SignUp, System, User } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { AppError } from "../core/errors.ts";
import type { RecoveryService } from "../services/accounts/recovery-service.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { LookAroundService } from "../services/look-around-service.ts";
import { likedLanguage } from "./liked-language.ts";
import { user } from "./policy.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

type Needs = {
  auth: AuthService;
  lookAround: LookAroundService;
  recovery: Pick<RecoveryService, "askToConfirm">;
  signInLimits: SignInLimits;
  describeSystem(): Promise<System>;
};

export const accountRoutes =
  ({ auth, lookAround, recovery, signInLimits, describeSystem }: Needs): FastifyPluginCallbackZod =>
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
        config: { policy: user({ limits: ["sign-up"] }) },
        schema: {
          tags: ["Account"],
          summary: "Make an account of a look around: everything in it stays",
          body: SignUp,
          response: { 200: ok(User) },
        },
      },
      async (request, reply) => {
        await signInLimits.countSignUp(request, reply);
        const kept = await lookAround.keep(request.userId, request.body);
        await recovery.askToConfirm(kept, likedLanguage(request));
        signInLimits.device.set(request, reply, kept.email);
        return { data: kept };
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
