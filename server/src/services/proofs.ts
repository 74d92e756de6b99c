import { AppError } from "../core/errors.ts";
import type { Identity } from "../infrastructure/identity.ts";

export type Proofs = ReturnType<typeof createProofs>;

/** Whether it is really the owner of an account who asks, and not somebody at their open browser or with their access token. */
export function createProofs({ identity }: { identity: Identity }) {
  return {
    /** Throws `not_confirmed` unless it is the password of the account. An account that has none needs none. */
    async requirePassword(userId: string, given = ""): Promise<void> {
      const { internalAdapter, password } = await identity.$context;
      const accounts = await internalAdapter.findAccounts(userId);
      const hash = accounts.find(({ providerId }) => providerId === "credential")?.password;
      if (!hash || (await password.verify({ hash, password: given }))) return;
      const message = "This is not your password.";
      throw new AppError("not_confirmed", message, { errors: [{ path: "password", message }] });
    },
  };
}
