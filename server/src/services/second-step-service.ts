import type { User } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { AuthService, Caller } from "./auth-service.ts";
import type { Challenges } from "./challenges.ts";
import type { TwoFactorService } from "./two-factor-service.ts";

type Needs = { auth: AuthService; twoFactor: TwoFactorService; challenges: Challenges };
export type SecondStepService = ReturnType<typeof createSecondStepService>;

/** Somebody is in, or is asked for the second step first. */
export type Entry = { user: User; cookies: string[] } | { expiresInSeconds: number; cookies: string[] };

const SECONDS = 300;
const MOST_TRIES = 5;

/** What lies between the first step of a sign-in and a session, for accounts that have switched it on. */
export function createSecondStepService({ auth, twoFactor, challenges }: Needs) {
  const ask = async (userId: string): Promise<Entry> => ({
    expiresInSeconds: SECONDS,
    cookies: [await challenges.open("second-step", { userId, facts: {}, seconds: SECONDS })],
  });

  return {
    /** After the first step opened a session: it is taken back where a second one is due, and its cookie never leaves. */
    async afterSession(entry: { user: User; cookies: string[] }, caller: Caller): Promise<Entry> {
      if (!(await twoFactor.isOn(entry.user.id))) return entry;
      await auth.signOut({ ...caller, cookie: entry.cookies.map((line) => line.split(";", 1)[0]).join("; ") });
      return ask(entry.user.id);
    },

    /** Opens a session for who was known by other means than a password, or asks for the second step first. */
    enter: async (userId: string, caller: Caller): Promise<Entry> =>
      (await twoFactor.isOn(userId)) ? ask(userId) : auth.openSession(userId, caller),

    /**
     * Takes a code from the browser that was asked. `count` is called with the account before the code is looked at, and may refuse.
     * After five tries the sign-in begins anew.
     */
    async finish(
      code: string,
      caller: Caller,
      count: (userId: string) => Promise<void>,
    ): Promise<{ user: User; cookies: string[] }> {
      const challenge = await challenges.attempt("second-step", caller.cookie, MOST_TRIES);
      if (!challenge?.userId) throw over();
      await count(challenge.userId);
      await twoFactor.requireCode(challenge.userId, code);
      if (!(await challenges.take("second-step", caller.cookie))) throw over();
      const { user, cookies } = await auth.openSession(challenge.userId, caller);
      return { user, cookies: [...cookies, challenges.forget("second-step")] };
    },
  };
}

const over = () =>
  new AppError("unauthenticated", "The time or the tries for the second step are over. Sign in again.");
