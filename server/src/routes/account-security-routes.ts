import { ChangeEmail, ChangePassword, DeviceSession, EmailChange, listOf, ok, PageQuery } from "@handbill/contracts";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { AccountService } from "../services/accounts/account-service.ts";
import type { RecoveryService } from "../services/accounts/recovery-service.ts";
import type { AuthService, Signed } from "../services/auth-service.ts";
import { likedLanguage } from "./liked-language.ts";
import { account, user } from "./policy.ts";
import { countAccountMail, countOwnPassword, type RateLimiter } from "./rate-limits.ts";

type Needs = {
  accounts: AccountService;
  recovery: RecoveryService;
  auth: Pick<AuthService, "findUser">;
  limiter: RateLimiter;
};

const SessionPath = z.strictObject({ sessionId: z.uuid({ error: "This is not an id." }) });
const Ended = ok(z.object({ ended: z.number() }));
const tags = ["Account"];

/** The session that asks. What keeps an account safe is not changed by a key that a program has. */
function signedOf({ userId, sessionId }: FastifyRequest): Signed {
  if (sessionId === null) throw new AppError("forbidden", "This is done in the studio, by who is signed in there.");
  return { userId, sessionId };
}

/** Password, address and sessions of who is signed in. */
export const accountSecurityRoutes =
  ({ accounts, recovery, auth, limiter }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/me/password",
      {
        config: { policy: account({ limits: ["sign-in"] }) },
        schema: {
          tags,
          summary: "Change the password, or choose a first one; ends all other sessions",
          description:
            "An account without a password gives no `currentPassword` and needs a sign-in of the last ten minutes.",
          body: ChangePassword,
          response: { 200: Ended },
        },
      },
      async (request, reply) => {
        const signed = signedOf(request);
        await countOwnPassword(limiter, request.userId, reply);
        return { data: { ended: await accounts.changePassword(signed, request.body, likedLanguage(request)) } };
      },
    );

    app.post(
      "/me/email",
      {
        config: { policy: account({ limits: ["sign-in", "account-mail"] }) },
        schema: {
          tags,
          summary: "Use another email address, once it is confirmed by the mail that goes there",
          body: ChangeEmail,
          response: { 200: ok(EmailChange) },
        },
      },
      async (request, reply) => {
        const signed = signedOf(request);
        await countOwnPassword(limiter, request.userId, reply);
        await countAccountMail(limiter, request, reply);
        return { data: { state: await accounts.changeEmail(signed, request.body, likedLanguage(request)) } };
      },
    );

    app.post(
      "/me/confirmation",
      {
        config: { policy: account({ limits: ["account-mail"] }) },
        schema: {
          tags,
          summary: "Send the mail that confirms the address once more",
          response: { 200: ok(z.object({ sent: z.boolean() })) },
        },
      },
      async (request, reply) => {
        await countAccountMail(limiter, request, reply);
        const asking = await auth.findUser(request.userId);
        if (!asking) throw new AppError("unauthenticated", "This account does not exist any more.");
        return { data: { sent: await recovery.askToConfirm(asking, likedLanguage(request)) } };
      },
    );

    app.get(
      "/me/sessions",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Where somebody is signed in to this account",
          querystring: PageQuery,
          response: { 200: listOf(DeviceSession) },
        },
      },
      async (request) => {
        const { items, next } = await accounts.listSessions(signedOf(request), request.query);
        return { data: items, page: { next } };
      },
    );

    app.delete(
      "/me/sessions",
      {
        config: { policy: user() },
        schema: { tags, summary: "Sign out everywhere else", response: { 200: Ended } },
      },
      async (request) => ({ data: { ended: await accounts.endOtherSessions(signedOf(request)) } }),
    );

    app.delete(
      "/me/sessions/:sessionId",
      {
        config: { policy: user() },
        schema: { tags, summary: "Sign out one device", params: SessionPath, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await accounts.endSession(signedOf(request).userId, request.params.sessionId);
        return reply.code(204).send(null);
      },
    );
    done();
  };
