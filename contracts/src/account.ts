import * as z from "zod/mini";

/** Longest password that is read at all. */
export const MAX_PASSWORD = 128;

export const SignIn = z.strictObject({
  email: z.string().check(z.maxLength(254)),
  password: z.string().check(z.maxLength(MAX_PASSWORD)),
});
export type SignIn = z.infer<typeof SignIn>;

/** Hours that the workspace of somebody without an account is kept. */
export const GUEST_KEPT_HOURS = 24;

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    createdAt: z.string(),
    /** Looks around without an account: all of it is erased GUEST_KEPT_HOURS after `createdAt`. */
    guest: z.boolean(),
    /** The address is still to be confirmed, by the link of a mail: until then nothing goes out. */
    confirmEmail: z.boolean(),
  })
  .register(z.globalRegistry, { id: "User" });
export type User = z.infer<typeof User>;

/** What runs behind the studio. */
export const System = z.object({
  version: z.string(),
  ai: z.object({ demo: z.boolean(), strategyModel: z.string(), contentModel: z.string() }),
  /** Processes that write: how many live now, and for how many seconds none has. */
  workers: z.object({ alive: z.number(), awaySeconds: z.number() }),
  /** How long a plan and a text took lately, three quarters of them; null before the first. */
  usualSeconds: z.object({ strategy: z.nullable(z.number()), content: z.nullable(z.number()) }),
});
export type System = z.infer<typeof System>;
