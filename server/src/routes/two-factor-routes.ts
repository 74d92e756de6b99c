import { CodeProof, FullProof, ok, PasswordProof, RecoveryCodes, TwoFactor, TwoFactorSetup } from "@handbill/contracts";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { AuthService } from "../services/auth-service.ts";
import type { Proofs } from "../services/proofs.ts";
import type { TwoFactorService } from "../services/two-factor-service.ts";
import { account, user as anyUser } from "./policy.ts";
import { countOwnPassword, countSecondStep, type RateLimiter } from "./rate-limits.ts";

type Needs = { auth: AuthService; twoFactor: TwoFactorService; proofs: Proofs; limiter: RateLimiter };

const tags = ["Account"];

/** The second step of one's own account. */
export const twoFactorRoutes = ({ auth, twoFactor, proofs, limiter }: Needs): FastifyPluginCallbackZod => {
  const requirePassword = async (userId: string, password: string | undefined, reply: FastifyReply) => {
    await countOwnPassword(limiter, userId, reply);
    await proofs.requirePassword(userId, password);
  };
  const requireBoth = async (userId: string, proof: FullProof, reply: FastifyReply) => {
    await requirePassword(userId, proof.password, reply);
    await countSecondStep(limiter, userId, reply);
    await twoFactor.requireCode(userId, proof.code);
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
      async ({ userId, body }, reply) => {
        await requirePassword(userId, body.password, reply);
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
      async ({ userId, body }, reply) => {
        await countSecondStep(limiter, userId, reply);
        return { data: await twoFactor.confirm(userId, body.code) };
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
      async ({ userId, body }, reply) => {
        await requireBoth(userId, body, reply);
        return { data: await twoFactor.newCodes(userId) };
      },
    );

    app.post(
      "/me/two-factor/off",
      {
        config: { policy: account({ limits: ["sign-in", "second-step"] }) },
        schema: { tags, summary: "Switch the second step off", body: FullProof, response: { 204: z.null() } },
      },
      async ({ userId, body }, reply) => {
        await requireBoth(userId, body, reply);
        await twoFactor.turnOff(userId);
        return reply.code(204).send(null);
      },
    );
    done();
  };
};
