import type { ElsewhereId, ElsewhereOffer } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { postAuth } from "./accounts.ts";

/** Where else this installation lets people sign in; nowhere when that cannot be known. */
export const offersQuery = queryOptions({
  queryKey: ["sign-in-offers"],
  queryFn: async ({ signal }): Promise<ElsewhereOffer[]> => {
    const response = await fetch("/api/auth/elsewhere", { signal }).catch(() => null);
    const answer: { data: ElsewhereOffer[] } = response?.ok ? await response.json() : { data: [] };
    return answer.data;
  },
  staleTime: Infinity,
});

/** Where the browser goes to sign in there. */
export async function beginElsewhere(provider: ElsewhereId, redirect: string | undefined): Promise<string> {
  const wish = { provider, ...(redirect !== undefined && { redirect }) };
  const { address }: { address: string } = await (await postAuth("elsewhere/begin", wish)).json();
  return address;
}

/** Whether that is all; false where a second step is asked for. */
const isIn = async (response: Response): Promise<boolean> => {
  const answer: unknown = await response.json();
  return Reflect.get(Object(answer), "secondStep") === undefined;
};

/** Shows by the password that the account with the same address is one's own. */
export const claimAccount = async (password: string): Promise<boolean> =>
  isIn(await postAuth("elsewhere/claim", { password }));

/** Takes the account of an address that nobody has confirmed. */
export const takeAccountOver = async (): Promise<boolean> => isIn(await postAuth("elsewhere/take-over", {}));
