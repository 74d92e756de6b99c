import type { SignIn, SignUp } from "@handbill/contracts";
import { errorFrom, NetworkError } from "./problem.ts";
import { forgetToken } from "./token.ts";

export async function postAuth(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw new NetworkError("no answer from the sign-in", { cause });
  });
  if (!response.ok) throw await errorFrom(response);
  forgetToken();
}

export const signUp = (account: SignUp): Promise<void> => postAuth("sign-up/email", account);
export const signIn = (credentials: SignIn): Promise<void> => postAuth("sign-in/email", credentials);
export const signOut = (): Promise<void> => postAuth("sign-out", {});
