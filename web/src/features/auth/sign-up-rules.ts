import { SignUp } from "@handbill/contracts";
import { speakPlainly } from "../../api/validation-words.ts";

/** First complaint of each field of a form that the schema refuses. */
export const complaints = (account: SignUp): Record<string, string> => {
  speakPlainly();
  const { error } = SignUp.safeParse(account);
  const all = (error?.issues ?? []).map(({ path, message }): [string, string] => [path.join("."), message]);
  return Object.fromEntries(all.toReversed());
};
