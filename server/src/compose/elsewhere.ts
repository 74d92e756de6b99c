import { systemClock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import { createElsewhereRepository } from "../data/repositories/elsewhere-repository.ts";
import { createOpenIdProvider } from "../infrastructure/openid-provider.ts";
import { createOutsideHttp } from "../infrastructure/outside-http.ts";
import type { AccountNotices } from "../services/accounts/account-notices.ts";
import type { StoredUsers } from "../services/accounts/stored-users.ts";
import type { AuthService } from "../services/auth-service.ts";
import type { Challenges } from "../services/challenges.ts";
import { createElsewhereClaims } from "../services/elsewhere/elsewhere-claims.ts";
import { createElsewhereProviders } from "../services/elsewhere/elsewhere-providers.ts";
import { createElsewhereService } from "../services/elsewhere/elsewhere-service.ts";
import type { SecondStepService } from "../services/second-step-service.ts";

type Needs = {
  config: Pick<Config, "publicUrl" | "elsewhere" | "outsideAllow">;
  warn(message: string, facts: Record<string, unknown>): void;
  db: Parameters<typeof createElsewhereRepository>[0];
  users: StoredUsers;
  challenges: Challenges;
  auth: AuthService;
  secondStep: SecondStepService;
  notices: AccountNotices;
};

/** Signing in with accounts at Google, or at the provider that the operator names. */
export function composeElsewhere({ config, warn, db, ...known }: Needs) {
  const { publicUrl, outsideAllow } = config;
  const outside = createOutsideHttp({ allow: outsideAllow });
  const offered = config.elsewhere.map(({ id, name, ...client }) => ({
    id,
    name,
    openId: createOpenIdProvider({ ...client, outside, clock: systemClock, warn }),
  }));
  const providers = createElsewhereProviders(offered, publicUrl);
  const needs = { ...known, providers, repository: createElsewhereRepository(db) };
  return {
    issuers: providers.issuers,
    doors: {
      service: createElsewhereService({ ...needs, publicUrl }),
      claims: createElsewhereClaims(needs),
      notices: known.notices,
    },
  };
}
