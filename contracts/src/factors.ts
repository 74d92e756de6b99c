import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";

/** Shown once when the second step is switched on, and whenever new ones are made. */
export const RECOVERY_CODE_COUNT = 10;
/** Digits of a code that an app shows. */
export const APP_CODE_DIGITS = 6;

const password = z.optional(z.string().check(z.maxLength(MAX_PASSWORD)));
const code = z.string().check(z.minLength(1), z.maxLength(40));

/** Shows that it is really the owner of the account who asks: their password, where the account has one. */
export const PasswordProof = z.strictObject({ password });
export type PasswordProof = z.infer<typeof PasswordProof>;

/** The password, and a code of the app or a recovery code. */
export const FullProof = z.strictObject({ password, code });
export type FullProof = z.infer<typeof FullProof>;

export const CodeProof = z.strictObject({ code });

/** Where the second step stands. */
export const TwoFactor = z
  .object({ on: z.boolean(), since: z.nullable(z.string()), recoveryCodesLeft: z.number() })
  .register(z.globalRegistry, { id: "TwoFactor" });
export type TwoFactor = z.infer<typeof TwoFactor>;

/** What an authenticator app needs to know. It counts once a first code of it was right. */
export const TwoFactorSetup = z
  .object({
    /** To type in by hand, in base32. */
    secret: z.string(),
    uri: z.string(),
    /** The same as a QR code: an SVG path in a square of `size`. */
    qr: z.object({ size: z.number(), path: z.string() }),
  })
  .register(z.globalRegistry, { id: "TwoFactorSetup" });
export type TwoFactorSetup = z.infer<typeof TwoFactorSetup>;

/** Each is good for one sign-in without the app. They are shown this once. */
export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .register(z.globalRegistry, { id: "RecoveryCodes" });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
