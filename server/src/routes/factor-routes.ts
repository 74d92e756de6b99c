import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { PasskeyService } from "../services/passkey-service.ts";
import type { SecondStepService } from "../services/second-step-service.ts";
import type { TwoFactorService } from "../services/two-factor-service.ts";
import type { Vouching } from "../services/vouching.ts";
import { elsewhereDoors, type ElsewhereDoors, elsewhereSettings } from "./elsewhere-routes.ts";
import { passkeyDoors, passkeyRoutes } from "./passkey-routes.ts";
import type { RateLimiter } from "./rate-limits.ts";
import { refuseForeignPage, type OriginRule } from "./same-origin.ts";
import { secondStepRoutes } from "./second-step-routes.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { twoFactorRoutes } from "./two-factor-routes.ts";

/** What people show beside a password. */
export type Factors = {
  twoFactor: TwoFactorService;
  secondStep: SecondStepService;
  vouching: Vouching;
  passkeys: PasskeyService;
  elsewhere: ElsewhereDoors;
  notices: AccountNotices;
};

type Doors = { limiter: RateLimiter; signInLimits: SignInLimits; originRule: OriginRule };

/** Ways in, beside the first one. */
export const factorDoors =
  (factors: Factors, needs: Doors): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.addHook("onRequest", async (request) => refuseForeignPage(request, needs.originRule));
    void app.register(passkeyDoors({ ...factors, ...needs }));
    void app.register(secondStepRoutes({ ...factors, ...needs }));
    void app.register(elsewhereDoors({ ...factors, ...needs }));
    done();
  };

/** What somebody who is signed in does with them. */
export const factorSettings =
  (factors: Factors, needs: { auth: AuthService; limiter: RateLimiter }): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    void app.register(passkeyRoutes({ ...factors, ...needs }));
    void app.register(twoFactorRoutes({ ...factors, ...needs }));
    void app.register(elsewhereSettings({ ...factors, ...needs }));
    done();
  };
