import { type FullProof, ok, type PasswordProof, RecoveryCodes, TwoFactor, TwoFactorSetup } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, callEmpty } from "./call.ts";
import { keys } from "./keys.ts";

const AT = "/me/two-factor";

export const twoFactorQuery = queryOptions({
  queryKey: keys.twoFactor,
  queryFn: async ({ signal }) => (await call(ok(TwoFactor), "GET", AT, { signal })).data,
});

/** What the app needs to know; it counts once `confirmTwoFactor` has brought its first code. */
export const beginTwoFactor = async (proof: PasswordProof): Promise<TwoFactorSetup> =>
  (await call(ok(TwoFactorSetup), "POST", AT, { body: proof })).data;

export const confirmTwoFactor = async (code: string): Promise<RecoveryCodes> =>
  (await call(ok(RecoveryCodes), "POST", `${AT}/confirm`, { body: { code } })).data;

export const newRecoveryCodes = async (proof: FullProof): Promise<RecoveryCodes> =>
  (await call(ok(RecoveryCodes), "POST", `${AT}/recovery-codes`, { body: proof })).data;

export const turnTwoFactorOff = (proof: FullProof): Promise<void> => callEmpty("POST", `${AT}/off`, { body: proof });
