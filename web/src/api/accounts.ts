import { ok, System, User, type SignIn, type SignUp } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";
import { errorFrom, NetworkError } from "./problem.ts";
import { forgetToken } from "./token.ts";

async function postAuth(path: string, body: unknown): Promise<void> {
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

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }) => (await call(ok(User), "GET", "/me", { signal })).data,
  staleTime: 300_000,
});

/** Version of the server, and whether the built-in demo model writes. */
export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: async ({ signal }) => (await call(ok(System), "GET", "/system", { signal })).data,
  staleTime: 300_000,
  throwOnError: false,
});
