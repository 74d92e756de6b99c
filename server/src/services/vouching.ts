import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Identity } from "../infrastructure/identity.ts";

type Needs = { identity: Pick<Identity, "$context">; clock: Clock };
export type Vouching = ReturnType<typeof createVouching>;

/** Who asks, and by which session. */
type Asking = { userId: string; sessionId: string | null };

const RECENT_MS = 10 * 60_000;

/** Whether it is really the owner of an account who asks, and not somebody at their open browser or with their access token. */
export function createVouching({ identity, clock }: Needs) {
  /** Undefined for whoever signs in elsewhere and has none here. */
  const hashOf = async (userId: string): Promise<string | undefined> => {
    const { internalAdapter } = await identity.$context;
    const accounts = await internalAdapter.findAccounts(userId);
    return accounts.find(({ providerId }) => providerId === "credential")?.password ?? undefined;
  };

  return {
    hasPassword: async (userId: string): Promise<boolean> => (await hashOf(userId)) !== undefined,

    /** By the password where there is one; otherwise by a session that began in the last ten minutes. Throws `not_confirmed`. */
    async vouch({ userId, sessionId }: Asking, given = ""): Promise<void> {
      const { internalAdapter, password } = await identity.$context;
      const hash = await hashOf(userId);
      if (hash !== undefined) {
        if (await password.verify({ hash, password: given })) return;
        const message = "This is not your password.";
        throw new AppError("not_confirmed", message, { errors: [{ path: "password", message }] });
      }
      const sessions = await internalAdapter.listSessions(userId);
      const mine = sessions.find(({ id }) => id === sessionId);
      if (mine && clock.now() - mine.createdAt.getTime() < RECENT_MS) return;
      throw new AppError("not_confirmed", "Sign out and in again first: this needs a sign-in of the last ten minutes.");
    },
  };
}
