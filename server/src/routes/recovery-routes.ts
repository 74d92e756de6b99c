import { ConfirmEmail, ForgotPassword, ResetPassword } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { RecoveryService } from "../services/accounts/recovery-service.ts";
import { anyone } from "./policy.ts";
import { countAccountMail, type RateLimiter } from "./rate-limits.ts";
import type { DeviceCookie } from "./device-cookie.ts";
import { likedLanguage } from "./liked-language.ts";
import { refuseForeignPage, type OriginRule } from "./same-origin.ts";

type Needs = { recovery: RecoveryService; device: DeviceCookie; limiter: RateLimiter; originRule: OriginRule };

const Done = z.object({ success: z.literal(true) });
const Proven = z.object({ email: z.string() });
const tags = ["Account"];

/** What somebody does who is not signed in and can read their mail. */
export const recoveryRoutes =
  ({ recovery, device, limiter, originRule }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.addHook("onRequest", async (request) => refuseForeignPage(request, originRule));

    app.post(
      "/forgot-password",
      {
        config: { policy: anyone("account-mail") },
        schema: {
          tags,
          summary: "Ask for a mail with a link to a new password; the answer is the same whether there is an account",
          body: ForgotPassword,
          response: { 200: Done },
        },
      },
      async (request, reply) => {
        await countAccountMail(limiter, request, reply);
        await recovery.forgot(request.body.email, likedLanguage(request));
        return { success: true as const };
      },
    );

    app.post(
      "/reset-password",
      {
        config: { policy: anyone("account-mail") },
        schema: {
          tags,
          summary: "Choose a new password by the link of a mail; ends every session",
          body: ResetPassword,
          response: { 200: Proven },
        },
      },
      async (request, reply) => {
        await countAccountMail(limiter, request, reply);
        const proven = await recovery.reset(request.body.token, request.body.password, likedLanguage(request));
        // A way in where the tries of strangers have used up the count of the account.
        device.set(request, reply, proven.email);
        return proven;
      },
    );

    app.post(
      "/confirm-email",
      {
        config: { policy: anyone("account-mail") },
        schema: {
          tags,
          summary: "Confirm an address by the link of a mail",
          body: ConfirmEmail,
          response: { 200: Proven },
        },
      },
      async (request, reply) => {
        await countAccountMail(limiter, request, reply);
        return recovery.confirm(request.body.token, likedLanguage(request));
      },
    );
    done();
  };
