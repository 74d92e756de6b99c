import { ok, System, User } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

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
