import {
  ElsewhereAddress,
  ElsewhereBegin,
  ElsewhereClaim,
  ElsewhereConnect,
  ElsewhereDisconnect,
  ElsewhereId,
  ElsewhereOffer,
  listOf,
  ok,
  SignInWays,
  User,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ElsewhereClaims } from "../services/elsewhere/elsewhere-claims.ts";
import type { ElsewhereService, Return } from "../services/elsewhere/elsewhere-service.ts";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { Vouching } from "../services/vouching.ts";
import { entryBody } from "./auth-routes.ts";
import { callerOf } from "./authentication.ts";
import { withCookies } from "./cookies.ts";
import { likedLanguage } from "./liked-language.ts";
import { account, anyone, user } from "./policy.ts";
import { countOwnPassword, countWayIn, type RateLimiter } from "./rate-limits.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** Accounts elsewhere that lead to accounts here. */
export type ElsewhereDoors = { service: ElsewhereService; claims: ElsewhereClaims; notices: AccountNotices };

type Needs = { elsewhere: ElsewhereDoors; limiter: RateLimiter; signInLimits: SignInLimits };

const tags = ["Account"];
const Entered = z.object({
  user: z.optional(User),
  secondStep: z.optional(z.object({ expiresInSeconds: z.number() })),
  redirect: z.nullable(z.string()),
});

/** Signing in with an account elsewhere. */
export const elsewhereDoors =
  ({ elsewhere: { service, claims, notices }, limiter, signInLimits }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/elsewhere",
      {
        config: { policy: anyone() },
        schema: { tags, summary: "Where else one may sign in", response: { 200: listOf(ElsewhereOffer) } },
      },
      async () => ({ data: service.offers, page: { next: null } }),
    );

    app.post(
      "/elsewhere/begin",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary: "Begin to sign in elsewhere: where the browser goes next",
          body: ElsewhereBegin,
          response: { 200: ElsewhereAddress },
        },
      },
      async (request, reply) => {
        await countWayIn(limiter, request.ip, reply);
        const { provider, redirect } = request.body;
        const { address, cookies } = await service.begin(provider, { userId: null, redirect });
        return withCookies(reply, cookies).send({ address });
      },
    );

    for (const provider of ElsewhereId.options) {
      app.get(
        `/elsewhere/${provider}/callback`,
        {
          config: { policy: anyone("sign-in", "sign-up") },
          schema: {
            tags,
            summary: "Where the provider sends the browser back to",
            description:
              "Leads on into the studio, or to `/login/elsewhere` with a `problem` or the next `step`. Only the browser that began is let in, once.",
            response: { 303: z.null() },
          },
        },
        async (request, reply) => {
          await countWayIn(limiter, request.ip, reply);
          const query = request.url.split("?").slice(1).join("?");
          const countNew = () => signInLimits.countSignUp(request, reply);
          const back = await service.comeBack(provider, query, callerOf(request), countNew);
          if (back.kind === "connected") await notices.tell(back.userId, "elsewhere_connected", likedLanguage(request));
          if (back.kind === "in" && "user" in back.entry)
            signInLimits.device.set(request, reply, back.entry.user.email);
          return withCookies(reply, back.cookies).code(303).header("location", placeOf(back)).send(null);
        },
      );
    }

    app.post(
      "/elsewhere/claim",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary: "Connect the account elsewhere to the account that has its address, by the password of that",
          body: ElsewhereClaim,
          response: { 200: Entered },
        },
      },
      async (request, reply) => {
        await countWayIn(limiter, request.ip, reply);
        const count = (email: string) => signInLimits.count(request, email, reply);
        const { password } = request.body;
        const { entry, redirect } = await claims.claim(password, callerOf(request), likedLanguage(request), count);
        return withCookies(reply, entry.cookies).send({ ...entryBody(entry), redirect });
      },
    );

    app.post(
      "/elsewhere/take-over",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary:
            "Take the account of the same address that nobody has confirmed; whoever made it cannot enter it any more",
          body: z.strictObject({}),
          response: { 200: Entered },
        },
      },
      async (request, reply) => {
        await countWayIn(limiter, request.ip, reply);
        const { entry, redirect } = await claims.takeOver(callerOf(request), likedLanguage(request));
        return withCookies(reply, entry.cookies).send({ ...entryBody(entry), redirect });
      },
    );
    done();
  };

/** Where a browser goes on that came back. */
function placeOf(back: Return): string {
  const { redirect } = back;
  if (back.kind === "in" && "user" in back.entry) return redirect ?? (back.isNew ? "/welcome" : "/");
  if (back.kind === "connected") return redirect ?? "/";
  const search = new URLSearchParams({
    ...(back.kind === "problem" ? { problem: back.problem } : { step: stepOf(back) }),
    ...(redirect !== null && { redirect }),
  });
  return `/login/elsewhere?${search.toString()}`;
}

const stepOf = (back: Exclude<Return, { kind: "problem" }>): string =>
  back.kind === "asked" ? (back.unconfirmed ? "unconfirmed" : "password") : "code";

type OwnNeeds = { elsewhere: ElsewhereDoors; vouching: Vouching; limiter: RateLimiter };

/** By what one signs in to one's own account. */
export const elsewhereSettings =
  ({ elsewhere: { service, claims }, vouching, limiter }: OwnNeeds): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/me/sign-in-ways",
      {
        config: { policy: user() },
        schema: { tags, summary: "By what you can sign in", response: { 200: ok(SignInWays) } },
      },
      async ({ userId }) => ({ data: await claims.ways(userId) }),
    );

    app.post(
      "/me/elsewhere/begin",
      {
        config: { policy: account({ limits: ["sign-in"] }), holdsSecret: true },
        schema: {
          tags,
          summary: "Begin to connect an account elsewhere: where the browser goes next",
          body: ElsewhereConnect,
          response: { 200: ok(ElsewhereAddress) },
        },
      },
      async ({ userId, sessionId, body }, reply) => {
        await countOwnPassword(limiter, userId, reply);
        await vouching.vouch({ userId, sessionId }, body.password);
        const { address, cookies } = await service.begin(body.provider, { userId, redirect: body.redirect });
        return withCookies(reply, cookies).send({ data: { address } });
      },
    );

    app.post(
      "/me/elsewhere/disconnect",
      {
        config: { policy: account({ limits: ["sign-in"] }) },
        schema: {
          tags,
          summary: "Disconnect an account elsewhere, unless nothing else leads in",
          body: ElsewhereDisconnect,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { userId, sessionId, body } = request;
        await countOwnPassword(limiter, userId, reply);
        await vouching.vouch({ userId, sessionId }, body.password);
        await claims.disconnect(userId, body.provider, likedLanguage(request));
        return reply.code(204).send(null);
      },
    );
    done();
  };
