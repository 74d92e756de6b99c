import { randomBytes } from "node:crypto";
import type { Keyring } from "../../core/keyring.ts";

const PURPOSE = "contact form";
const STAMP = /^([0-9a-z]{1,10})\.([\w-]{16})\.([\w-]{43})$/;

const said = (businessId: string, seconds: string, nonce: string) => `${businessId}.${seconds}.${nonce}`;

/** When a page with a form was made, signed: a program that never saw the page has none. */
export function createStamps(keyring: Keyring, nowMs: () => number = Date.now) {
  return {
    issue(businessId: string): string {
      const seconds = Math.floor(nowMs() / 1_000).toString(36);
      const nonce = randomBytes(12).toString("base64url");
      return `${seconds}.${nonce}.${keyring.hash(PURPOSE, said(businessId, seconds, nonce))}`;
    },

    /** How many seconds ago the page was made; undefined where we never made it. */
    ageOf(businessId: string, stamp: string): number | undefined {
      const [, seconds = "", nonce = "", given = ""] = STAMP.exec(stamp) ?? [];
      if (given === "") return undefined;
      if (!keyring.made("form", PURPOSE, said(businessId, seconds, nonce), given)) return undefined;
      return nowMs() / 1_000 - Number.parseInt(seconds, 36);
    },
  };
}
