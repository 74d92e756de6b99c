import * as z from "zod/mini";
import { MAX_PASSWORD } from "./account.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { mailAddress, requiredText } from "./text.ts";

export const MIN_PASSWORD = 8;

/** A password that is to be one from now on. */
export const newPassword = z.string().check(
  z.minLength(MIN_PASSWORD, { error: `Use at least ${MIN_PASSWORD} characters.` }),
  z.maxLength(MAX_PASSWORD, { error: `Use at most ${MAX_PASSWORD} characters.` }),
  z.refine((password) => !isCommonPassword(password), {
    error: "Many people use this password, so it is guessed first. Take a short sentence of your own.",
    when: ({ issues }) => issues.length === 0,
  }),
);

export const SignUp = z.strictObject({ name: requiredText(120), email: mailAddress, password: newPassword });
export type SignUp = z.infer<typeof SignUp>;
