import { createPrivateKey, createPublicKey, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

const BITS = 2_048;

/** A key for signing mails, as PEM. */
export async function newDkimKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: BITS,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return privateKey;
}

/** A name by its day, another one than before: mails that are under way are still checked against the former key. */
export function newSelector(now: string, before: string): string {
  const byDay = `hb${now.slice(0, 10).replaceAll("-", "")}`;
  return byDay === before ? `${byDay}b` : byDay;
}

/** Whether mails can be signed with it. */
export function isDkimKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

/** The public half as the record in the DNS carries it. */
export const publicHalf = (privateKey: string): string =>
  createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
