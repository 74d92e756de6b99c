import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

export type Seal = ReturnType<typeof createSeal>;

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;

type Key = { id: string; bytes: Buffer };

/**
 * Seals what must not be read in the database, with AES-256-GCM under a key that is derived from a secret of the server. What is sealed
 * names its key: after a change of the secret the former ones still open it. `about` says whose it is: a sealed text that was moved to
 * another row does not open.
 */
export function createSeal(secrets: readonly [now: string, ...before: string[]]) {
  const keys = secrets.map(keyOf);
  const [now] = keys;
  if (!now) throw new Error("a seal needs a secret");

  return {
    close(text: string, about: string): string {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, now.bytes, iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return ["v1", now.id, ...[iv, cipher.getAuthTag(), sealed].map((bytes) => bytes.toString("base64url"))].join(".");
    },

    /** Undefined when none of the keys opens it. */
    open(sealed: string, about: string): string | undefined {
      const [version, keyId, iv = "", tag = "", text = ""] = sealed.split(".");
      const key = keys.find(({ id }) => id === keyId);
      if (version !== "v1" || !key) return undefined;
      try {
        const decipher = createDecipheriv(CIPHER, key.bytes, Buffer.from(iv, "base64url"))
          .setAAD(Buffer.from(about))
          .setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },

    /** Of what can be opened and is to be sealed anew. */
    formerKeys: keys
      .slice(1)
      .map(({ id }) => id)
      .filter((id) => id !== now.id),
  };
}

/** Names the key that seals with this secret: it stands in what is sealed. */
export const sealIdOf = (secret: string): string => keyOf(secret).id;

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "handbill connections v1", KEY_BYTES));
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
}
