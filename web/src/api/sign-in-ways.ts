import { ElsewhereAddress, type ElsewhereConnect, type ElsewhereDisconnect, ok, SignInWays } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty } from "./call.ts";

export const waysQuery = queryOptions({
  queryKey: ["sign-in-ways"],
  queryFn: async ({ signal }) => (await call(ok(SignInWays), "GET", "/me/sign-in-ways", { signal })).data,
});

/** Where the browser goes next, to come back connected. */
export const beginToConnect = async (wish: ElsewhereConnect): Promise<string> =>
  (await call(ok(ElsewhereAddress), "POST", "/me/elsewhere/begin", { body: wish })).data.address;

export const disconnect = (wish: ElsewhereDisconnect): Promise<void> =>
  callEmpty("POST", "/me/elsewhere/disconnect", { body: wish });
