import { createHash, hkdfSync } from "node:crypto";
import { keyedHash, sameSecret, type Secrets } from "./security.ts";

/** What is read under a former key, as the operator is told of it. */
export const KEY_USES = ["session", "sign_in", "mail_link", "website", "hook", "form"] as const;
export type KeyUse = (typeof KEY_USES)[number];
export type FormerUse = { keyId: string; use: KeyUse };

export type Keyring = ReturnType<typeof createKeyring>;

/** What the server signs with. Several secrets may stand at once, so that one can be replaced while everything goes on. */
export function createKeyring(secrets: Secrets) {
  const [now, ...before] = secrets;
  const uses = new Map<string, FormerUse>();

  /** Keys of one purpose, made of each secret once. */
  const derive = <Key>(make: (secret: string) => Key) => {
    const key = make(now);
    const former = before.map((secret) => [make(secret), keyIdOf(secret)] as const);
    return {
      now: key,

      /** The first answer that is not undefined, of the present key or else of a former one. */
      find<Found>(use: KeyUse, look: (key: Key) => Found | undefined): Found | undefined {
        const found = look(key);
        if (found !== undefined) return found;
        for (const [one, keyId] of former) {
          const older = look(one);
          if (older === undefined) continue;
          uses.set(`${keyId} ${use}`, { keyId, use });
          return older;
        }
        return undefined;
      },
    };
  };

  const secretsThemselves = derive((secret) => secret);
  return {
    id: keyIdOf(now),
    hasFormer: before.length > 0,
    derive,

    /** A hash that only the server can make. `purpose` keeps the uses of one secret apart. */
    hash: (purpose: string, text: string): string => keyedHash(now, purpose, text),

    /** Whether the server made this hash, with the present key or a former one. Takes as long for a nearly right one. */
    made: (use: KeyUse, purpose: string, text: string, given: string): boolean =>
      secretsThemselves.find(use, (secret) => sameSecret(given, keyedHash(secret, purpose, text)) || undefined) ??
      false,

    /** What was read under former keys since this was asked last. */
    takeUses(): FormerUse[] {
      const taken = [...uses.values()];
      uses.clear();
      return taken;
    },
  };
}

/** Names a secret without telling anything of it. */
export const keyIdOf = (secret: string): string =>
  createHash("sha256")
    .update(Buffer.from(hkdfSync("sha256", secret, "", "handbill key id", 32)))
    .digest("hex")
    .slice(0, 8);
