import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";
import { requiredText } from "./text.ts";

export const MAX_PASSKEYS = 20;
const MAX_NAME = 60;

/** Bytes in base64url, as WebAuthn writes them. */
const bytes = (max: number) =>
  z.string().check(z.maxLength(max), z.regex(/^[\w-]+$/, { error: "This is no base64url." }));

export const Passkey = z
  .object({
    id: z.string(),
    name: z.string(),
    /** On several devices of its owner, so that losing one loses nothing. */
    backedUp: z.boolean(),
    lastUsedAt: z.nullable(z.string()),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Passkey" });
export type Passkey = z.infer<typeof Passkey>;

/** What the browser is asked, as `PublicKeyCredential.parse…OptionsFromJSON` takes it. */
export const PasskeyOptions = z.object({ options: z.record(z.string(), z.unknown()) });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

export const PasskeyBegin = z.strictObject({ password: z.optional(z.string().check(z.maxLength(MAX_PASSWORD))) });

/** What the browser answers when it has made a passkey. */
export const PasskeyCreate = z.strictObject({
  name: requiredText(MAX_NAME),
  credential: z.strictObject({
    id: bytes(1_400),
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(40_000),
    transports: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(10)),
  }),
});
export type PasskeyCreate = z.infer<typeof PasskeyCreate>;

export const PasskeyRename = z.strictObject({ name: requiredText(MAX_NAME) });

/** What the browser answers when it has signed with one. */
export const PasskeySignIn = z.strictObject({
  id: bytes(1_400),
  clientDataJSON: bytes(4_000),
  authenticatorData: bytes(4_000),
  signature: bytes(2_000),
  userHandle: z.optional(bytes(100)),
});
export type PasskeySignIn = z.infer<typeof PasskeySignIn>;
