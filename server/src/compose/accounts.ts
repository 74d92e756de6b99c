import { systemClock } from "../core/clock.ts";
import type { Tables } from "../data/models/tables.ts";
import { createApiKeyRepository } from "../data/repositories/api-key-repository.ts";
import { createSigningKeyRepository } from "../data/repositories/signing-key-repository.ts";
import { createIdentity } from "../infrastructure/identity.ts";
import type { Pools } from "../infrastructure/pools.ts";
import { createAccessTokens } from "../services/access-tokens.ts";
import { createApiKeyService } from "../services/api-key-service.ts";
import { createAuthService } from "../services/auth-service.ts";
import { createLookAroundService } from "../services/look-around-service.ts";
import type { Ground } from "./part.ts";

type Needs = Pick<Ground, "config" | "authSecret" | "logger" | "store" | "businesses"> & {
  /** Nobody who wants to sign in waits behind other requests. */
  accounts: Pools<Tables>["accounts"];
};

/** Who may come in, and how they show who they are. */
export function composeAccounts({ config, authSecret, logger, store, businesses, accounts: { db } }: Needs) {
  const { publicUrl } = config;
  const clock = systemClock;
  const signingKeys = createSigningKeyRepository(db);
  const tokens = createAccessTokens({ signingKeys, publicUrl, clock });
  const identity = createIdentity({ db, secret: authSecret, publicUrl });
  const auth = createAuthService({ identity, tokens, signingKeys, clock });
  return {
    auth,
    lookAround: createLookAroundService({ store, auth, businesses }),
    apiKeys: createApiKeyService({
      keys: createApiKeyRepository(db),
      businesses,
      warn: (message, facts) => logger.warn(facts, message),
    }),
  };
}
