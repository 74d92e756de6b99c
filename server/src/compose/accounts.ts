import { systemClock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import { createSeal } from "../core/seal.ts";
import type { Tables } from "../data/models/tables.ts";
import { createApiKeyRepository } from "../data/repositories/api-key-repository.ts";
import { createChallengeRepository } from "../data/repositories/challenge-repository.ts";
import { createSigningKeyRepository } from "../data/repositories/signing-key-repository.ts";
import { createTwoFactorRepository } from "../data/repositories/two-factor-repository.ts";
import { createIdentity } from "../infrastructure/identity.ts";
import type { Pools } from "../infrastructure/pools.ts";
import { createAccessTokens } from "../services/access-tokens.ts";
import { createApiKeyService } from "../services/api-key-service.ts";
import { createAuthService } from "../services/auth-service.ts";
import { createChallenges } from "../services/challenges.ts";
import { createLookAroundService } from "../services/look-around-service.ts";
import { createProofs } from "../services/proofs.ts";
import { createSecondStepService } from "../services/second-step-service.ts";
import { createTwoFactorService } from "../services/two-factor-service.ts";
import { createVouching } from "../services/vouching.ts";
import type { Ground } from "./part.ts";

type Needs = Pick<Ground, "authSecret" | "store" | "businesses"> & {
  config: Pick<Config, "publicUrl" | "connectionsKey">;
  logger: Pick<Ground["logger"], "warn">;
  /** Nobody who wants to sign in waits behind other requests. */
  accounts: Pick<Pools<Tables>["accounts"], "db">;
};

/** Who may come in, and how they show who they are. */
export function composeAccounts({ config, authSecret, logger, store, businesses, accounts: { db } }: Needs) {
  const { publicUrl } = config;
  const clock = systemClock;
  const signingKeys = createSigningKeyRepository(db);
  const tokens = createAccessTokens({ signingKeys, publicUrl, clock });
  const identity = createIdentity({ db, secret: authSecret, publicUrl });
  const auth = createAuthService({ identity, tokens, signingKeys, clock });
  const former = [config.connectionsKey.before, authSecret].filter((secret) => secret !== null);
  const twoFactor = createTwoFactorService({
    factors: createTwoFactorRepository(db),
    seal: createSeal([config.connectionsKey.now ?? authSecret, ...former]),
    clock,
  });
  const challenges = createChallenges({ repository: createChallengeRepository(db), secret: authSecret, publicUrl });
  const proofs = createProofs({ identity });
  return {
    auth,
    vouching: createVouching({ identity, proofs, clock }),
    factors: {
      twoFactor,
      challenges,
      secondStep: createSecondStepService({ auth, twoFactor, challenges }),
      proofs,
    },
    lookAround: createLookAroundService({ store, auth, businesses }),
    apiKeys: createApiKeyService({
      keys: createApiKeyRepository(db),
      businesses,
      warn: (message, facts) => logger.warn(facts, message),
    }),
  };
}
