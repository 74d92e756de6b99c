import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readOrMakeSecret } from "./secret-file.ts";
import { StartRefusal } from "./start-refusal.ts";

/** New things are made with the first; what was made with the others is still read. */
export type Secrets = readonly [now: string, ...before: string[]];

/** The given secret, or one that is made at the first start and kept in the data folder: without it everybody is signed out. */
export async function resolveAuthSecret(given: string | null, dataDir: string): Promise<string> {
  if (given !== null) return given;
  const path = join(dataDir, "auth-secret");
  try {
    await mkdir(dataDir, { recursive: true });
    return await readOrMakeSecret(path, () => randomBytes(32).toString("base64url"));
  } catch (cause) {
    throw new StartRefusal(`The secret of the sign-in could not be kept in ${path}: ${String(cause)}`, { cause });
  }
}

/** Every secret of the sign-in: new things are signed with the first. */
export async function resolveAuthSecrets(given: {
  authSecret: string | null;
  authSecretBefore: readonly string[];
  dataDir: string;
}): Promise<Secrets> {
  const now = await resolveAuthSecret(given.authSecret, given.dataDir);
  return [now, ...given.authSecretBefore.filter((secret) => secret !== now)];
}

/** A hash that only the holder of the secret can make. `purpose` keeps the uses of one secret apart. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac("sha256", secret).update(`${purpose}\0${text}`).digest("base64url");
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Takes as long for a nearly right word as for a wrong one. */
export const sameSecret = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

/** Whether an Authorization header bears one of these tokens. */
export const bearsToken = (header: string | undefined, tokens: readonly string[]): boolean =>
  tokens.some((token) => sameSecret(header ?? "", `Bearer ${token}`));
