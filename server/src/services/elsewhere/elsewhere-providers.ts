import type { ElsewhereId, ElsewhereOffer } from "@handbill/contracts";
import { notFound } from "../../core/errors.ts";
import type { OpenIdProvider } from "../../infrastructure/openid-provider.ts";

/** Where people may sign in who have an account there. */
export type ElsewhereProvider = ElsewhereOffer & {
  openId: Pick<OpenIdProvider, "issuer" | "address" | "person" | "newSecrets">;
};
export type ElsewhereProviders = ReturnType<typeof createElsewhereProviders>;

/** The providers of this installation, and the addresses at which browsers come back from them. */
export function createElsewhereProviders(providers: readonly ElsewhereProvider[], publicUrl: string) {
  return {
    offers: providers.map(({ id, name }): ElsewhereOffer => ({ id, name })),
    issuers: providers.map(({ openId }) => openId.issuer),

    require(id: ElsewhereId): ElsewhereProvider {
      const provider = providers.find((one) => one.id === id);
      if (!provider) throw notFound("This way to sign in");
      return provider;
    },

    /** As it is registered there, letter by letter. */
    callbackOf: (id: ElsewhereId): string => `${publicUrl}/api/auth/elsewhere/${id}/callback`,

    /** What this installation offers, and since when it leads to an account with these. */
    standing: (linked: readonly { issuer: string; since: string }[]) =>
      providers.map(({ id, name, openId }) => ({
        id,
        name,
        since: linked.find(({ issuer }) => issuer === openId.issuer)?.since ?? null,
      })),
  };
}
