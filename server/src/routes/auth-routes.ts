import { SignIn, SignUp, timeZone, User } from "@handbill/contracts";
import { hasZodFastifySchemaValidationErrors, type FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { RecoveryService } from "../services/accounts/recovery-service.ts";
import type { LookAroundService } from "../services/look-around-service.ts";
import type { Entry, SecondStepService } from "../services/second-step-service.ts";
import { callerOf } from "./authentication.ts";
import { withCookies } from "./cookies.ts";
import { fieldErrors } from "./field-errors.ts";
import { likedLanguage } from "./liked-language.ts";
import { anyone, session } from "./policy.ts";
import { countGuest, type RateLimiter } from "./rate-limits.ts";
import { refuseForeignPage, requireOwnPage, type OriginRule } from "./same-origin.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

type Needs = {
  auth: AuthService;
  secondStep: SecondStepService;
  recovery: Pick<RecoveryService, "askToConfirm">;
  lookAround: LookAroundService;
  limiter: RateLimiter;
  signInLimits: SignInLimits;
  originRule: OriginRule;
};

const LookAroundWish = z.strictObject({ timezone: z._default(timeZone, "Europe/London") });
const SignedIn = z.object({ user: User });
/** Who is in; or, with a cookie for it, for how long a second step is waited for. */
const SignedInOrAsked = z.object({
  user: z.optional(User),
  secondStep: z.optional(z.object({ expiresInSeconds: z.number() })),
});
const tags = ["Account"];

/** Sign-up, sign-in, sign-out and the access token. The session token travels in an httpOnly cookie only, never in a body. */
export const authRoutes =
  ({ auth, secondStep, recovery, lookAround, limiter, signInLimits, originRule }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.addHook("onRequest", async (request) => refuseForeignPage(request, originRule));

    app.post(
      "/sign-up/email",
      {
        config: { policy: anyone("sign-up") },
        attachValidation: true,
        schema: { tags, summary: "Make an account and sign in", body: SignUp, response: { 200: SignedIn } },
      },
      async (request, reply) => {
        if (request.validationError) throw weakPassword(request.validationError) ?? request.validationError;
        await signInLimits.countSignUp(request, reply);
        const { user, cookies } = await auth.signUp(request.body, callerOf(request));
        await recovery.askToConfirm(user, likedLanguage(request));
        signInLimits.device.set(request, reply, user.email);
        return withCookies(reply, cookies).send({ user });
      },
    );

    app.post(
      "/sign-in/email",
      {
        config: { policy: anyone("sign-in") },
        schema: {
          tags,
          summary: "Sign in",
          description: "With `secondStep` instead of a `user`, `POST /api/auth/sign-in/second-step` finishes it.",
          body: SignIn,
          response: { 200: SignedInOrAsked },
        },
      },
      async (request, reply) => {
        const forgive = await signInLimits.count(request, request.body.email, reply);
        const caller = callerOf(request);
        const signedIn = await auth.signIn(request.body, caller);
        await forgive();
        signInLimits.device.set(request, reply, signedIn.user.email);
        const entry = await secondStep.afterSession(signedIn, caller);
        return withCookies(reply, entry.cookies).send(entryBody(entry));
      },
    );

    app.post(
      "/look-around",
      {
        config: { policy: anyone("look-around") },
        schema: {
          tags,
          summary: "Look around without an account, in a sample business that is erased after a day",
          body: LookAroundWish,
          response: { 200: z.extend(SignedIn, { businessId: z.string() }) },
        },
      },
      async (request, reply) => {
        await countGuest(limiter, request.ip, reply);
        const { user, businessId, cookies } = await lookAround.begin(callerOf(request), request.body.timezone);
        return withCookies(reply, cookies).send({ user, businessId });
      },
    );

    app.post(
      "/sign-out",
      {
        config: { policy: session() },
        schema: { tags, summary: "Sign out", response: { 200: z.object({ success: z.literal(true) }) } },
      },
      async (request, reply) => {
        if (request.headers.cookie !== undefined) requireOwnPage(request, originRule);
        const { cookies } = await auth.signOut(callerOf(request));
        return withCookies(reply, cookies).send({ success: true as const });
      },
    );

    app.get(
      "/token",
      {
        config: { policy: session() },
        schema: {
          tags,
          summary: "Get an access token for the session of the cookie, good for 10 minutes",
          security: [{ session: [] }],
          response: { 200: z.object({ token: z.string() }) },
        },
      },
      async (request, reply) => {
        const { token, cookies } = await auth.token(callerOf(request));
        return withCookies(reply, cookies).send({ token });
      },
    );
    done();
  };

/** Who is in, or how long a second step is waited for. */
export const entryBody = (entry: Entry) =>
  "user" in entry ? { user: entry.user } : { secondStep: { expiresInSeconds: entry.expiresInSeconds } };

/** When nothing but the password is wrong, it has a code of its own. */
function weakPassword(error: unknown): AppError | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  // Too short, too long, or one that many people use; not a thing that is no text at all.
  const isWeak = error.validation.every(({ keyword }) => ["too_small", "too_big", "custom"].includes(keyword));
  const errors = fieldErrors(error.validation);
  const [first] = errors;
  if (!first || !isWeak || errors.some(({ path }) => path !== "password")) return undefined;
  return new AppError("weak_password", first.message, { errors });
}
