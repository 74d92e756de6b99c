import {
  id,
  listOf,
  ok,
  Passkey,
  PasskeyBegin,
  PasskeyCreate,
  PasskeyOptions,
  PasskeyRename,
  PasskeySignIn,
  User,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { PasskeyService } from "../services/passkey-service.ts";
import type { Vouching } from "../services/vouching.ts";
import { callerOf } from "./authentication.ts";
import { withCookies } from "./cookies.ts";
import { likedLanguage } from "./liked-language.ts";
import { account, anyone, user } from "./policy.ts";
import { countOwnPassword, countWayIn, type RateLimiter } from "./rate-limits.ts";

const tags = ["Account"];
const PasskeyPath = z.strictObject({ passkeyId: id });

/** Signing in with a passkey. */
export const passkeyDoors =
  ({ passkeys, limiter }: { passkeys: PasskeyService; limiter: RateLimiter }): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/passkey/begin",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary: "Begin to sign in with a passkey: what the browser is asked",
          body: z.strictObject({}),
          response: { 200: PasskeyOptions },
        },
      },
      async (request, reply) => {
        await countWayIn(limiter, request.ip, reply);
        const { options, cookies } = await passkeys.beginSignIn();
        return withCookies(reply, cookies).send({ options });
      },
    );

    app.post(
      "/passkey/finish",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary: "Sign in with a passkey",
          description: "From the browser that began it. No second step is asked for: a passkey is both.",
          body: PasskeySignIn,
          response: { 200: z.object({ user: User }) },
        },
      },
      async (request, reply) => {
        await countWayIn(limiter, request.ip, reply);
        const entry = await passkeys.signIn(request.body, callerOf(request));
        return withCookies(reply, entry.cookies).send({ user: entry.user });
      },
    );
    done();
  };

type Needs = {
  auth: AuthService;
  passkeys: PasskeyService;
  vouching: Vouching;
  notices: AccountNotices;
  limiter: RateLimiter;
};

/** The passkeys of one's own account. */
export const passkeyRoutes =
  ({ auth, passkeys, vouching, notices, limiter }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me/passkeys",
      {
        config: { policy: user() },
        schema: { tags, summary: "List your passkeys", response: { 200: listOf(Passkey) } },
      },
      async ({ userId }) => ({ data: await passkeys.list(userId), page: { next: null } }),
    );

    app.post(
      "/me/passkeys/begin",
      {
        config: { policy: account({ limits: ["sign-in"] }), holdsSecret: true },
        schema: {
          tags,
          summary: "Begin to make a passkey: what the browser is asked",
          body: PasskeyBegin,
          response: { 200: ok(PasskeyOptions) },
        },
      },
      async ({ userId, sessionId, body }, reply) => {
        await countOwnPassword(limiter, userId, reply);
        await vouching.vouch({ userId, sessionId }, body.password);
        const person = await auth.findUser(userId);
        if (!person) throw new AppError("unauthenticated", "This account does not exist any more.");
        const { options, cookies } = await passkeys.beginNew(person);
        return withCookies(reply, cookies).send({ data: { options } });
      },
    );

    app.post(
      "/me/passkeys",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "Keep the passkey that the browser has made",
          body: PasskeyCreate,
          response: { 201: ok(Passkey) },
        },
      },
      async (request, reply) => {
        const { userId, body, headers } = request;
        const made = await passkeys.create(userId, body, headers.cookie);
        await notices.tell(userId, "passkey_added", likedLanguage(request));
        return reply.code(201).send({ data: made });
      },
    );

    app.patch(
      "/me/passkeys/:passkeyId",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "Name a passkey",
          params: PasskeyPath,
          body: PasskeyRename,
          response: { 200: ok(Passkey) },
        },
      },
      async ({ userId, params, body }) => ({ data: await passkeys.rename(userId, params.passkeyId, body.name) }),
    );

    app.delete(
      "/me/passkeys/:passkeyId",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "Remove a passkey, unless nothing else leads in",
          params: PasskeyPath,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await passkeys.remove(request.userId, request.params.passkeyId);
        await notices.tell(request.userId, "passkey_removed", likedLanguage(request));
        return reply.code(204).send(null);
      },
    );
    done();
  };
