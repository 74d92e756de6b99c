import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";
import { newPassword } from "./sign-up.ts";
import { mailAddress, text } from "./text.ts";

/** A password that somebody has already: read as it is, whatever the rules are by now. */
const presentPassword = z.string().check(z.maxLength(MAX_PASSWORD));
/** What stands behind the # of a link in a mail. */
const linkToken = z.string().check(z.maxLength(100), z.regex(/^[\w.-]+$/, { error: "This link is not whole." }));

export const ForgotPassword = z.strictObject({ email: text(254) });

export const ResetPassword = z.strictObject({ token: linkToken, password: newPassword });

export const ConfirmEmail = z.strictObject({ token: linkToken });

/** Without the present password it is chosen for the first time, by who signed in a moment ago. */
export const ChangePassword = z.strictObject({ currentPassword: z.optional(presentPassword), password: newPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const ChangeEmail = z.strictObject({ email: mailAddress, currentPassword: z.optional(presentPassword) });
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/** `asked`: nothing changes before the link in the mail to the new address is followed. */
export const EmailChange = z.object({ state: z.enum(["asked", "changed"]) });
export type EmailChange = z.infer<typeof EmailChange>;

/** One place where somebody is signed in. */
export const DeviceSession = z
  .object({
    id: z.string(),
    /** What the browser says of itself, in plain words; null where it says nothing that is known. */
    device: z.object({
      browser: z.nullable(z.string()),
      system: z.nullable(z.string()),
      kind: z.enum(["computer", "phone", "tablet", "other"]),
    }),
    /** The address on the network that it signed in from; where that is nobody knows. */
    network: z.nullable(z.string()),
    createdAt: z.string(),
    /** To ten minutes. */
    lastUsedAt: z.string(),
    /** The session that asks. */
    current: z.boolean(),
  })
  .register(z.globalRegistry, { id: "DeviceSession" });
export type DeviceSession = z.infer<typeof DeviceSession>;
