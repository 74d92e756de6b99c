import type { SignIn, SignUp } from "@handbill/contracts";
import { errorFrom, NetworkError } from "./problem.ts";
import { forgetToken } from "./token.ts";

export async function postAuth(path: string, body: unknown): Promise<Response> {
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
  return response;
}

export const signUp = (account: SignUp): Promise<Response> => postAuth("sign-up/email", account);
export const signOut = (): Promise<Response> => postAuth("sign-out", {});

/** Whether that is all; false where a second step is asked for. Read by hand: a schema would weigh on the first load. */
export async function signIn(credentials: SignIn): Promise<boolean> {
  const answer: unknown = await (await postAuth("sign-in/email", credentials)).json();
  return Reflect.get(Object(answer), "secondStep") === undefined;
}

/** A code of the app or a recovery code. */
export const finishSignIn = (code: string): Promise<Response> => postAuth("sign-in/second-step", { code });
