import { postAuth } from "./accounts.ts";

/** Has a link to a new password sent, where there is such an account. */
export const forgotPassword = async (email: string): Promise<void> =>
  void (await postAuth("forgot-password", { email }));

/** Chooses a new password by the link of a mail. */
export const resetPassword = async (proof: { token: string; password: string }): Promise<void> =>
  void (await postAuth("reset-password", proof));

/** Says by the link of a mail that an address is one's own. Answers the address. */
export async function confirmEmail(token: string): Promise<string> {
  const answer: unknown = await (await postAuth("confirm-email", { token })).json();
  return String(Reflect.get(Object(answer), "email"));
}
