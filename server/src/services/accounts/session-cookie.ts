import { createHmac } from "node:crypto";
import type { Keyring } from "../../core/keyring.ts";
import { sameSecret } from "../../core/security.ts";

/** As better-auth writes it: the token, a dot and its signature, in the way of an address. */
const COOKIE = /((?:^|;\s*)(?:__Host-)?handbill\.session_token=)([^;]{1,400})/;

export type SessionCookies = ReturnType<typeof createSessionCookies>;

/** Cookies of sessions that were signed with a former key: they go on working, and are handed out anew. */
export function createSessionCookies(keyring: Keyring) {
  const signers = keyring.derive(
    (secret) => (token: string) => createHmac("sha256", secret).update(token).digest("base64"),
  );
  return {
    /** The header as it would be, had the present key signed it; the very same one where it did, or nobody here. */
    signedNow(cookie: string): string {
      if (!keyring.hasFormer) return cookie;
      const [token, given] = partsOf(COOKIE.exec(cookie)?.[2] ?? "");
      if (token === "") return cookie;
      const signer = signers.find("session", (sign) => (sameSecret(given, sign(token)) ? sign : undefined));
      if (signer === undefined || signer === signers.now) return cookie;
      const value = encodeURIComponent(`${token}.${signers.now(token)}`);
      return cookie.replace(COOKIE, (_all, name: string) => `${name}${value}`);
    },
  };
}

function partsOf(value: string): [token: string, signature: string] {
  const text = decoded(value);
  const dot = text.lastIndexOf(".");
  return dot < 0 ? ["", ""] : [text.slice(0, dot), text.slice(dot + 1)];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
