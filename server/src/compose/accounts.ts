import type { Chore } from "../chores.ts";
import { systemClock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import type { Tables } from "../data/models/tables.ts";
import { createAccountMailRepository } from "../data/repositories/account-mail-repository.ts";
import { createAccountTokenRepository } from "../data/repositories/account-token-repository.ts";
import { createAuditRepository } from "../data/repositories/audit-repository.ts";
import { createApiKeyRepository } from "../data/repositories/api-key-repository.ts";
import { createChallengeRepository } from "../data/repositories/challenge-repository.ts";
import { createKeyUseRepository } from "../data/repositories/key-use-repository.ts";
import { createProcessRepository } from "../data/repositories/process-repository.ts";
import { createSessionRepository } from "../data/repositories/session-repository.ts";
import { createPasskeyRepository } from "../data/repositories/passkey-repository.ts";
import { createSigningKeyRepository } from "../data/repositories/signing-key-repository.ts";
import { createTwoFactorRepository } from "../data/repositories/two-factor-repository.ts";
import { createIdentity } from "../infrastructure/identity.ts";
import { createInstallationMail } from "../infrastructure/mail/installation-mail.ts";
import { signingKeyCipher } from "../infrastructure/signing-key-cipher.ts";
import { createPasswords } from "../infrastructure/passwords.ts";
import type { Pools } from "../infrastructure/pools.ts";
import { createAccessTokens } from "../services/access-tokens.ts";
import { createAccountLinks } from "../services/accounts/account-links.ts";
import { createAccountMailSender } from "../services/accounts/account-mail-sender.ts";
import { createAccountMails } from "../services/accounts/account-mails.ts";
import { createAccountNotices } from "../services/accounts/account-notices.ts";
import { createAccountService } from "../services/accounts/account-service.ts";
import { createKnownDevices } from "../services/accounts/known-devices.ts";
import { createRecoveryService } from "../services/accounts/recovery-service.ts";
import { createStoredUsers } from "../services/accounts/stored-users.ts";
import { createApiKeyService } from "../services/api-key-service.ts";
import { createKeyUses } from "../services/accounts/key-uses.ts";
import { createSessionCookies } from "../services/accounts/session-cookie.ts";
import { createSessionTokens } from "../services/accounts/session-tokens.ts";
import { createSigningKeys } from "../services/accounts/signing-keys.ts";
import { createAuthService } from "../services/auth-service.ts";
import { createChallenges } from "../services/challenges.ts";
import { createLookAroundService } from "../services/look-around-service.ts";
import { createPasskeyService } from "../services/passkey-service.ts";
import { createSecondStepService } from "../services/second-step-service.ts";
import { createTwoFactorService } from "../services/two-factor-service.ts";
import { createVouching } from "../services/vouching.ts";
import { composeElsewhere } from "./elsewhere.ts";
import type { Ground } from "./part.ts";

type Needs = Pick<Ground, "keys" | "store" | "businesses" | "tracing"> & {
  config: Pick<Config, "publicUrl" | "mail" | "elsewhere" | "outsideAllow">;
  logger: Pick<Ground["logger"], "warn">;
  /** Nobody who wants to sign in waits behind other requests. */
  accounts: Pick<Pools<Tables>["accounts"], "db">;
};

const MAILS_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Who may come in, and how they show who they are; and the mails that the installation itself sends. */
export function composeAccounts({ config, keys, logger, store, businesses, tracing, accounts: { db } }: Needs) {
  const { publicUrl, mail } = config;
  const { keyring, mailSeal } = keys;
  const clock = systemClock;
  const warn = (message: string, facts: Record<string, unknown>) => logger.warn(facts, message);
  const keyRows = createSigningKeyRepository(db);
  const signingKeys = createSigningKeys({ repository: keyRows, secrets: keys.auth, cipher: signingKeyCipher });
  const tokens = createAccessTokens({ signingKeys: keyRows, publicUrl, clock });
  const keyUses = createKeyUses({ repository: createKeyUseRepository(db), keyring });
  const passwords = createPasswords();
  const sessions = createSessionRepository(db);
  const sessionTokens = createSessionTokens({ sessions, processes: createProcessRepository(db) });
  const identity = createIdentity({
    db,
    secret: keys.auth[0],
    publicUrl,
    passwords,
    mayHashSessions: sessionTokens.mayHash,
  });
  const users = createStoredUsers({ identity, passwords, confirms: mail.smtpUrl !== null });
  const auth = createAuthService({
    identity,
    users,
    sessions,
    tokens,
    signingKeys,
    cookies: createSessionCookies(keyring),
    clock,
  });

  const twoFactor = createTwoFactorService({ factors: createTwoFactorRepository(db), seal: keys.seal, clock });
  const challenges = createChallenges({ repository: createChallengeRepository(db), keyring, publicUrl });
  const vouching = createVouching({ identity, clock });
  const secondStep = createSecondStepService({ auth, twoFactor, challenges });

  const queued = createAccountMailRepository(db);
  const accountMails = createAccountMails({ mails: queued, seal: mailSeal, isOn: mail.smtpUrl !== null });
  const notices = createAccountNotices({ users, mails: accountMails });
  const elsewhere = composeElsewhere({ config, warn, db, users, challenges, auth, secondStep, notices });
  const links = createAccountLinks({ tokens: createAccountTokenRepository(db), keyring, publicUrl });
  const sender =
    mail.smtpUrl === null
      ? null
      : createAccountMailSender({
          mails: queued,
          seal: mailSeal,
          links,
          findUser: (by) => ("id" in by ? users.find(by.id) : users.findByEmail(by.email)),
          server: createInstallationMail({ smtpUrl: mail.smtpUrl, from: mail.from, publicUrl }),
          tracing,
          warn,
        });

  const chores: Chore[] = [
    ["forgetting sessions that are over", HOUR_MS, () => auth.sweep()],
    ["noting which keys are in use", MINUTE_MS, () => keyUses.note()],
    ["hashing tokens of sessions", MINUTE_MS, () => sessionTokens.hashAll()],
  ];
  const works: Chore[] = [
    ["sealing signing keys with the key of today", MINUTE_MS, () => signingKeys.sealAnew()],
    ["sealing second steps with the key of today", MINUTE_MS, () => twoFactor.sealAnew()],
    ...(sender ? [["sending mails of the installation", MAILS_MS, () => sender.work()] satisfies Chore] : []),
  ];
  return {
    /** For the routes. */
    doors: {
      auth,
      vouching,
      factors: {
        twoFactor,
        challenges,
        secondStep,
        vouching,
        notices,
        passkeys: createPasskeyService({
          passkeys: createPasskeyRepository(db),
          challenges,
          auth,
          publicUrl,
          issuers: elsewhere.issuers,
        }),
        elsewhere: elsewhere.doors,
      },
      recovery: createRecoveryService({ users, links, mails: accountMails, auth }),
      accounts: createAccountService({ users, sessions, auth, links, mails: accountMails, vouching }),
      knownDevices: createKnownDevices({ keyring, clock }),
      lookAround: createLookAroundService({ store, auth, businesses }),
      apiKeys: createApiKeyService({
        keys: createApiKeyRepository(db),
        transaction: (work) =>
          db
            .transaction()
            .execute((tx) => work({ keys: createApiKeyRepository(tx), audit: createAuditRepository(tx) })),
        businesses,
        warn,
      }),
    },
    accountMails,
    /** Before the first request. */
    begin: () => Promise.all([keyUses.note(), sessionTokens.look()]),
    chores,
    works,
    close: async () => sender?.leave(),
  };
}
