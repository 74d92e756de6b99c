import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";

/** Where else somebody may have an account to sign in with: at Google, and at the one provider that this installation names. */
export const ElsewhereId = z.enum(["google", "oidc"]);
export type ElsewhereId = z.infer<typeof ElsewhereId>;

const password = z.optional(z.string().check(z.maxLength(MAX_PASSWORD)));
const redirect = z.optional(z.string().check(z.maxLength(2_000)));

/** What this installation offers besides a password. */
export const ElsewhereOffer = z
  .object({ id: ElsewhereId, name: z.string() })
  .register(z.globalRegistry, { id: "ElsewhereOffer" });
export type ElsewhereOffer = z.infer<typeof ElsewhereOffer>;

/** `redirect`: the page of the studio to come back to. */
export const ElsewhereBegin = z.strictObject({ provider: ElsewhereId, redirect });
export type ElsewhereBegin = z.infer<typeof ElsewhereBegin>;
export const ElsewhereConnect = z.strictObject({ provider: ElsewhereId, redirect, password });
export type ElsewhereConnect = z.infer<typeof ElsewhereConnect>;

export const ElsewhereDisconnect = z.strictObject({ provider: ElsewhereId, password });
export type ElsewhereDisconnect = z.infer<typeof ElsewhereDisconnect>;

/** Where the browser goes next. */
export const ElsewhereAddress = z.object({ address: z.string() });

/** The password of the account that has the address already. */
export const ElsewhereClaim = z.strictObject({ password: z.string().check(z.maxLength(MAX_PASSWORD)) });
export type ElsewhereClaim = z.infer<typeof ElsewhereClaim>;

/** By what somebody can sign in to their account. */
export const SignInWays = z
  .object({
    hasPassword: z.boolean(),
    /** What this installation offers, and since when it leads to this account. */
    elsewhere: z.array(z.object({ id: ElsewhereId, name: z.string(), since: z.nullable(z.string()) })),
  })
  .register(z.globalRegistry, { id: "SignInWays" });
export type SignInWays = z.infer<typeof SignInWays>;
