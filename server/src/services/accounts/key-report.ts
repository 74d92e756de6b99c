import { keyIdOf, type KeyUse } from "../../core/keyring.ts";
import { sealIdOf } from "../../core/seal.ts";
import type { Secrets } from "../../core/security.ts";
import type { KeyUseRepository } from "../../data/repositories/key-use-repository.ts";
import type { SigningKeyCipher } from "../../infrastructure/signing-key-cipher.ts";

type Needs = {
  repository: Omit<KeyUseRepository, "note">;
  cipher: Pick<SigningKeyCipher, "open">;
  auth: Secrets;
  connections: { now: string | null; before: readonly string[] };
};

export type KeySetting = "AUTH_SECRET" | "AUTH_SECRET_BEFORE" | "CONNECTIONS_KEY" | "CONNECTIONS_KEY_BEFORE";
export type KeyStanding = {
  setting: KeySetting;
  /** As it stands in what is sealed and in the record of uses; it tells nothing of the secret. */
  id: string;
  /** What is kept under it. */
  connections: number;
  twoFactors: number;
  signingKeys: number;
  /** Sessions whose cookie it may have signed. */
  sessions: number;
  /** What others brought lately that it had made. */
  uses: { use: KeyUse; lastAt: string }[];
  /** Nothing here needs it any more: of a former one. */
  mayGo: boolean;
};
export type KeyReport = {
  keys: KeyStanding[];
  /** Sealed under a key that no setting has. */
  unreadable: number;
};

const LATELY_MS = 30 * 86_400_000;

/** What is still kept under each key of the server, and which former one may go. */
export async function reportKeys({ repository, cipher, auth, connections }: Needs): Promise<KeyReport> {
  const [uses, sealed, signing] = await Promise.all([repository.list(), repository.sealed(), repository.signingKeys()]);
  const since = uses.find(({ keyId, use }) => keyId === keyIdOf(auth[0]) && use === "makes")?.firstAt;

  const countOf = (kind: "connections" | "twoFactors", secret: string): number =>
    sealed
      .filter((one) => one.kind === kind && one.keyId === sealIdOf(secret))
      .reduce((sum, one) => sum + one.count, 0);

  /** A cookie is signed anew when its session is prolonged, so older ones are of the former key. */
  const sessionsOf = (id: string): Promise<number> => {
    const madeLast = uses.find(({ keyId, use }) => keyId === id && use === "makes")?.lastAt;
    return repository.sessionsUntouchedSince(madeLast ?? since ?? new Date().toISOString());
  };

  const standing = async (setting: KeySetting, secret: string): Promise<KeyStanding> => {
    const isOfSignIn = setting.startsWith("AUTH_SECRET");
    const isFormer = setting.endsWith("_BEFORE");
    const id = isOfSignIn ? keyIdOf(secret) : sealIdOf(secret);
    const opened = isOfSignIn ? await Promise.all(signing.map((one) => cipher.open(secret, one))) : [];
    const kept = {
      connections: countOf("connections", secret),
      twoFactors: countOf("twoFactors", secret),
      signingKeys: opened.filter((text) => text !== undefined).length,
      sessions: isOfSignIn && isFormer ? await sessionsOf(id) : 0,
    };
    const lately = uses.flatMap(({ keyId, use, lastAt }) =>
      keyId === id && use !== "makes" && Date.parse(lastAt) > Date.now() - LATELY_MS ? [{ use, lastAt }] : [],
    );
    const isEmpty = Object.values(kept).every((count) => count === 0);
    return { setting, id, ...kept, uses: lately, mayGo: isFormer && isEmpty };
  };

  const [now, ...before] = auth;
  const named: [KeySetting, string][] = [
    ["AUTH_SECRET", now],
    ...before.map((secret): [KeySetting, string] => ["AUTH_SECRET_BEFORE", secret]),
    ...[connections.now].flatMap((secret): [KeySetting, string][] =>
      secret === null ? [] : [["CONNECTIONS_KEY", secret]],
    ),
    ...connections.before.map((secret): [KeySetting, string] => ["CONNECTIONS_KEY_BEFORE", secret]),
  ];
  const known = new Set(named.map(([, secret]) => sealIdOf(secret)));
  return {
    keys: await Promise.all(named.map(([setting, secret]) => standing(setting, secret))),
    unreadable: sealed.filter(({ keyId }) => !known.has(keyId)).reduce((sum, { count }) => sum + count, 0),
  };
}
