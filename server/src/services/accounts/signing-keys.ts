import type { Secrets } from "../../core/security.ts";
import type { SigningKeyRepository } from "../../data/repositories/signing-key-repository.ts";
import type { SigningKeyCipher } from "../../infrastructure/signing-key-cipher.ts";

type Needs = { repository: SigningKeyRepository; secrets: Secrets; cipher: SigningKeyCipher };
export type SigningKeys = ReturnType<typeof createSigningKeys>;

/** What access tokens are signed with; the private halves are sealed with the secret of the server. */
export function createSigningKeys({ repository, secrets: [now, ...before], cipher }: Needs) {
  const openFormer = async (sealed: string): Promise<string | undefined> => {
    for (const secret of before) {
      const text = await cipher.open(secret, sealed);
      if (text !== undefined) return text;
    }
    return undefined;
  };

  return {
    clear: () => repository.clear(),

    /** Seals with the present secret what a former one has sealed. False where none of our secrets opens one of them. */
    async sealAnew(): Promise<boolean> {
      let isWhole = true;
      for (const { id, privateKey } of await repository.sealed()) {
        if ((await cipher.open(now, privateKey)) !== undefined) continue;
        const text = await openFormer(privateKey);
        if (text === undefined) isWhole = false;
        else await repository.sealAgain(id, privateKey, await cipher.seal(now, text));
      }
      return isWhole;
    },
  };
}
