import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Identity } from "../infrastructure/identity.ts";
import type { Proofs } from "./proofs.ts";

type Needs = { identity: Pick<Identity, "$context">; proofs: Proofs; clock: Clock };
export type Vouching = ReturnType<typeof createVouching>;

const RECENT_MS = 10 * 60_000;

/** Whether it is really them, before something that cannot be taken back. */
export function createVouching({ identity, proofs, clock }: Needs) {
  /** Whoever signs in elsewhere has none here. */
  const hasPassword = async (userId: string): Promise<boolean> => {
    const { internalAdapter } = await identity.$context;
    const accounts = await internalAdapter.findAccounts(userId);
    return accounts.some(({ providerId, password }) => providerId === "credential" && password);
  };

  return {
    hasPassword,

    /** By the password where there is one; otherwise by a sign-in of the last ten minutes. */
    async vouch(userId: string, password: string | undefined): Promise<void> {
      if (await hasPassword(userId)) return proofs.requirePassword(userId, password);
      const { internalAdapter } = await identity.$context;
      const sessions = await internalAdapter.listSessions(userId);
      if (sessions.some(({ createdAt }) => clock.now() - createdAt.getTime() < RECENT_MS)) return;
      throw new AppError("not_confirmed", "Sign out and in again first: this needs a sign-in of the last ten minutes.");
    },
  };
}
