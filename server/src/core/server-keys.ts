import { createKeyring } from "./keyring.ts";
import { createSeal } from "./seal.ts";
import type { Secrets } from "./security.ts";

type Given = {
  auth: Secrets;
  /** Instead of the secret of the sign-in, for what is sealed. */
  connections: { now: string | null; before: readonly string[] };
};
export type ServerKeys = ReturnType<typeof createServerKeys>;

/** What the server signs and seals with. */
export function createServerKeys(given: Given) {
  const [now, ...before] = sealSecrets(given);
  return {
    auth: given.auth,
    keyring: createKeyring(given.auth),

    /** For what lasts: keys of connections, secrets of second steps. */
    seal: createSeal([now, ...before]),

    /** For mails of the installation that wait to be sent. */
    mailSeal: createSeal(given.auth),
  };
}

/** Everything that may have sealed something, that of today first. */
const sealSecrets = ({ auth, connections }: Given): Secrets =>
  connections.now === null
    ? [auth[0], ...connections.before, ...auth.slice(1)]
    : [connections.now, ...connections.before, ...auth];
