import { ok, System, User } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { AppError } from "../core/errors.ts";
import type { AuthService } from "../services/auth-service.ts";

type Needs = { auth: AuthService; describeSystem(): Promise<System> };

export const accountRoutes =
  ({ auth, describeSystem }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me",
      { schema: { tags: ["Account"], summary: "The user who is signed in", response: { 200: ok(User) } } },
      async ({ userId }) => {
        const user = await auth.findUser(userId);
        if (!user) throw new AppError("unauthenticated", "This account does not exist any more.");
        return { data: user };
      },
    );

    app.get(
      "/system",
      { schema: { tags: ["Account"], summary: "What runs behind the studio", response: { 200: ok(System) } } },
      async () => ({ data: await describeSystem() }),
    );
    done();
  };
