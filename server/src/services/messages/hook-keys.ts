import { timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { notFound } from "../../core/errors.ts";
import type { Keyring } from "../../core/keyring.ts";
import { keyedHash } from "../../core/security.ts";

/** Addresses at which a channel reports, for each business its own, and what proves that a report is from there. */
export const hookKeys = (keyring: Keyring, channel: "whatsapp" | "sms") => {
  const [address, word] = [`${channel} hook`, `${channel} verify token`];
  const signing = signingSecrets(keyring, `${channel} signatures`);
  return {
    path: (businessId: string): string => `/hooks/${channel}/${businessId}/${keyring.hash(address, businessId)}`,

    /** A word that the other side is told to say. */
    tokenOf: (businessId: string): string => keyring.hash(word, businessId),
    isToken: (businessId: string, given: string): boolean => keyring.made("hook", word, businessId, given),

    /** Of Standard Webhooks: `whsec_…`. */
    secretOf: signing.shown,

    isSigned: (businessId: string, text: string, headers: Record<string, string>): boolean =>
      signing.find(businessId, (secret) => isSignedBy(secret, text, headers) || undefined) ?? false,

    requireKey(businessId: string, key: string): void {
      if (!keyring.made("hook", address, businessId, key)) throw notFound("Address");
    },
  };
};

/** Of Standard Webhooks, for each business its own: what it is told to sign with, and what it may still sign with. */
export function signingSecrets(keyring: Keyring, purpose: string) {
  const makers = keyring.derive(
    (secret) => (businessId: string) => Buffer.from(keyedHash(secret, purpose, businessId), "base64url"),
  );
  return {
    shown: (businessId: string): string => asWebhookSecret(makers.now(businessId)),
    find: <Found>(businessId: string, look: (secret: Buffer) => Found | undefined): Found | undefined =>
      makers.find("hook", (make) => look(make(businessId))),
  };
}

const asWebhookSecret = (bytes: Buffer): string => `whsec_${bytes.toString("base64")}`;

/** Whether a text is signed with this secret as Standard Webhooks describe it, five minutes ago at most. */
export function isSignedBy(secret: Buffer, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(asWebhookSecret(secret)).verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** Takes the same time, however much of it is right. */
export function isSame(wanted: string, given: string): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
