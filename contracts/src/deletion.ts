import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";

/** How long a removed business, and an account that is to be deleted, can be brought back. Then they are erased. */
export const KEEP_DELETED_DAYS = 14;

/** Without a password the session has to be a few minutes old at most: whoever sits at an open studio does not delete it. */
export const AccountDeletion = z.strictObject({
  password: z.optional(z.string().check(z.maxLength(MAX_PASSWORD))),
});
export type AccountDeletion = z.infer<typeof AccountDeletion>;

/** What is, or would be, deleted with an account. */
export const DeletionPlan = z
  .object({
    askedAt: z.nullable(z.string()),
    /** When all of it is erased, unless the account is kept before. */
    until: z.nullable(z.string()),
    /** Whether the password is asked for, or else a sign-in a moment ago. */
    asksPassword: z.boolean(),
    businesses: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** `deleted` where nobody else owns it; `left` where others do, and go on with it. */
        fate: z.enum(["deleted", "left"]),
      }),
    ),
  })
  .register(z.globalRegistry, { id: "DeletionPlan" });
export type DeletionPlan = z.infer<typeof DeletionPlan>;
