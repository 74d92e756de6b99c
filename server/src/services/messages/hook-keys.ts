import { timingSafeEqual } from "node:crypto";
import { notFound } from "../../core/errors.ts";
import { keyedHash } from "../../core/security.ts";

/** Addresses at which a channel reports, for each business its own, and what proves that a report is from there. */
export const hookKeys = (authSecret: string, channel: "whatsapp" | "sms") => {
  const keyOf = (businessId: string): string => keyedHash(authSecret, `${channel} hook`, businessId);
  return {
    path: (businessId: string): string => `/hooks/${channel}/${businessId}/${keyOf(businessId)}`,

    /** A word that the other side is told to say. */
    tokenOf: (businessId: string): string => keyedHash(authSecret, `${channel} verify token`, businessId),

    /** Of Standard Webhooks: `whsec_…`. */
    secretOf(businessId: string): string {
      const bytes = Buffer.from(keyedHash(authSecret, `${channel} signatures`, businessId), "base64url");
      return `whsec_${bytes.toString("base64")}`;
    },

    requireKey(businessId: string, key: string): void {
      if (!isSame(keyOf(businessId), key)) throw notFound("Address");
    },
  };
};

/** Takes the same time, however much of it is right. */
export function isSame(wanted: string, given: string): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
