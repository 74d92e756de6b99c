import { ok, type SignUp, System, User } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }) => (await call(ok(User), "GET", "/me", { signal })).data,
  staleTime: 300_000,
});

/** Makes an account of a look around: all that was done stays. */
export const keepAsAccount = async (account: SignUp): Promise<User> =>
  (await call(ok(User), "POST", "/me/account", { body: account })).data;

/** Version of the server, and whether the built-in demo model writes. */
export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: async ({ signal }) => (await call(ok(System), "GET", "/system", { signal })).data,
  staleTime: 300_000,
  throwOnError: false,
});
