import { CodeProof, FullProof, ok, PasswordProof, RecoveryCodes, TwoFactor, TwoFactorSetup } from "@handbill/contracts";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { TwoFactorService } from "../services/two-factor-service.ts";
import type { Vouching } from "../services/vouching.ts";
import { likedLanguage } from "./liked-language.ts";
import { account, user as anyUser } from "./policy.ts";
import { countOwnPassword, countSecondStep, type RateLimiter } from "./rate-limits.ts";

type Needs = {
  auth: AuthService;
  twoFactor: TwoFactorService;
  vouching: Vouching;
  notices: AccountNotices;
  limiter: RateLimiter;
};
type Asking = Parameters<Vouching["vouch"]>[0];

const tags = ["Account"];

/** The second step of one's own account. */
export const twoFactorRoutes = ({ auth, twoFactor, vouching, notices, limiter }: Needs): FastifyPluginCallbackZod => {
  const requirePassword = async (asking: Asking, password: string | undefined, reply: FastifyReply) => {
    await countOwnPassword(limiter, asking.userId, reply);
    await vouching.vouch(asking, password);
  };
  const requireBoth = async (asking: Asking, proof: FullProof, reply: FastifyReply) => {
    await requirePassword(asking, proof.password, reply);
    await countSecondStep(limiter, asking.userId, reply);
    await twoFactor.requireCode(asking.userId, proof.code);
  };

  return (app, _options, done) => {
    app.get(
      "/me/two-factor",
      {
        config: { policy: anyUser() },
        schema: { tags, summary: "Where the second step of your sign-in stands", response: { 200: ok(TwoFactor) } },
      },
      async ({ userId }) => ({ data: await twoFactor.standing(userId) }),
    );

    app.post(
      "/me/two-factor",
      {
        config: { policy: account({ limits: ["sign-in"] }), holdsSecret: true },
        schema: {
          tags,
          summary: "Begin with a second step: what an authenticator app needs to know",
          description: "It counts once `POST .../confirm` has brought a first code of the app.",
          body: PasswordProof,
          response: { 200: ok(TwoFactorSetup) },
        },
      },
      async ({ userId, sessionId, body }, reply) => {
        await requirePassword({ userId, sessionId }, body.password, reply);
        const user = await auth.findUser(userId);
        return { data: await twoFactor.begin(userId, user?.email ?? "") };
      },
    );

    app.post(
      "/me/two-factor/confirm",
      {
        config: { policy: account({ limits: ["second-step"] }), holdsSecret: true },
        schema: {
          tags,
          summary: "Switch the second step on with a code of the app",
          description: "Answers the recovery codes, which are shown this once.",
          body: CodeProof,
          response: { 200: ok(RecoveryCodes) },
        },
      },
      async (request, reply) => {
        const { userId, body } = request;
        await countSecondStep(limiter, userId, reply);
        const codes = await twoFactor.confirm(userId, body.code);
        await notices.tell(userId, "two_factor_on", likedLanguage(request));
        return { data: codes };
      },
    );

    app.post(
      "/me/two-factor/recovery-codes",
      {
        config: { policy: account({ limits: ["sign-in", "second-step"] }), holdsSecret: true },
        schema: {
          tags,
          summary: "Make new recovery codes: the former ones end",
          body: FullProof,
          response: { 200: ok(RecoveryCodes) },
        },
      },
      async ({ userId, sessionId, body }, reply) => {
        await requireBoth({ userId, sessionId }, body, reply);
        return { data: await twoFactor.newCodes(userId) };
      },
    );

    app.post(
      "/me/two-factor/off",
      {
        config: { policy: account({ limits: ["sign-in", "second-step"] }) },
        schema: { tags, summary: "Switch the second step off", body: FullProof, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const { userId, body } = request;
        await requireBoth(request, body, reply);
        await twoFactor.turnOff(userId);
        await notices.tell(userId, "two_factor_off", likedLanguage(request));
        return reply.code(204).send(null);
      },
    );
    done();
  };
};
