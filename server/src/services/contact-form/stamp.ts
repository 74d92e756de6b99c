import { randomBytes, timingSafeEqual } from "node:crypto";
import { keyedHash } from "../../core/security.ts";

const STAMP = /^([0-9a-z]{1,10})\.([\w-]{16})\.([\w-]{43})$/;

/** When a page with a form was made, signed: a program that never saw the page has none. */
export function createStamps(secret: string, nowMs: () => number = Date.now) {
  const sign = (businessId: string, seconds: string, nonce: string): string =>
    keyedHash(secret, "contact form", `${businessId}.${seconds}.${nonce}`);
  return {
    issue(businessId: string): string {
      const seconds = Math.floor(nowMs() / 1_000).toString(36);
      const nonce = randomBytes(12).toString("base64url");
      return `${seconds}.${nonce}.${sign(businessId, seconds, nonce)}`;
    },

    /** How many seconds ago the page was made; undefined where we never made it. */
    ageOf(businessId: string, stamp: string): number | undefined {
      const [, seconds = "", nonce = "", given = ""] = STAMP.exec(stamp) ?? [];
      if (given === "") return undefined;
      const wanted = Buffer.from(sign(businessId, seconds, nonce));
      if (!timingSafeEqual(wanted, Buffer.from(given))) return undefined;
      return nowMs() / 1_000 - Number.parseInt(seconds, 36);
    },
  };
}
