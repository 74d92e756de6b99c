import type { Mischief } from "./openid-provider.ts";

/** What may be wrong with what a provider says, and what the browser is told then. */
export const FAULTS: [what: string, mischief: Mischief, problem: string][] = [
  ["another nonce", { claims: { nonce: "another" } }, "invalid"],
  ["no nonce", { claims: { nonce: undefined } }, "invalid"],
  ["another issuer", { claims: { iss: "https://elsewhere.example" } }, "invalid"],
  ["another audience", { claims: { aud: "another" } }, "invalid"],
  ["a second audience and nobody it was given to", { claims: { aud: ["handbill", "another"] } }, "invalid"],
  ["a time that is over", { claims: { exp: 1_000_000_000 } }, "invalid"],
  ["no signature", { alg: "none" }, "invalid"],
  ["a signature by the shared secret", { alg: "HS256" }, "invalid"],
  ["a signature by another key", { alg: "foreign key" }, "invalid"],
  ["a code from another issuer", { calledOtherwise: "code" }, "invalid"],
  ["a person who says no", { error: "access_denied" }, "denied"],
  ["a fault of theirs", { error: "server_error" }, "away"],
  ["an error nobody expects", { error: "invalid_scope" }, "invalid"],
  ["tokens that break down", { broken: { at: "token", how: 500 } }, "away"],
  ["tokens that lead elsewhere", { broken: { at: "token", how: "elsewhere" } }, "invalid"],
  ["a connection that drops", { broken: { at: "token", how: "dropped" } }, "away"],
  ["an address that is not confirmed there", { claims: { email_verified: false } }, "unverified"],
  ["no word whether it is", { claims: { email_verified: undefined } }, "unverified"],
  ["an address no mail arrives at", { claims: { email: "guest-1@look-around.invalid" } }, "unverified"],
];
