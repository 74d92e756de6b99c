import type { Keyring } from "../../core/keyring.ts";
import type { KeyUseRepository } from "../../data/repositories/key-use-repository.ts";

type Needs = { repository: Pick<KeyUseRepository, "note">; keyring: Keyring };

/** Puts on record which key new things are made with, and what was read under a former one. */
export const createKeyUses = ({ repository, keyring }: Needs) => ({
  note: (): Promise<void> => repository.note([{ keyId: keyring.id, use: "makes" }, ...keyring.takeUses()]),
});
