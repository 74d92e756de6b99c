import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { AuthService } from "../services/auth-service.ts";
import type { PasskeyService } from "../services/passkey-service.ts";
import type { Proofs } from "../services/proofs.ts";
import type { SecondStepService } from "../services/second-step-service.ts";
import type { TwoFactorService } from "../services/two-factor-service.ts";
import { passkeyDoors, passkeyRoutes } from "./passkey-routes.ts";
import type { RateLimiter } from "./rate-limits.ts";
import { refuseForeignPage, type OriginRule } from "./same-origin.ts";
import { secondStepRoutes } from "./second-step-routes.ts";
import { twoFactorRoutes } from "./two-factor-routes.ts";

/** What people show beside a password. */
export type Factors = {
  twoFactor: TwoFactorService;
  secondStep: SecondStepService;
  proofs: Proofs;
  passkeys: PasskeyService;
};

/** Ways in, beside the first one. */
export const factorDoors =
  (factors: Factors, needs: { limiter: RateLimiter; originRule: OriginRule }): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.addHook("onRequest", async (request) => refuseForeignPage(request, needs.originRule));
    void app.register(passkeyDoors({ ...factors, ...needs }));
    void app.register(secondStepRoutes({ ...factors, ...needs }));
    done();
  };

/** What somebody who is signed in does with them. */
export const factorSettings =
  (factors: Factors, needs: { auth: AuthService; limiter: RateLimiter }): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    void app.register(passkeyRoutes({ ...factors, ...needs }));
    void app.register(twoFactorRoutes({ ...factors, ...needs }));
    done();
  };
