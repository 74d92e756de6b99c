import type { SignInWays } from "@handbill/contracts";
import { AppError, notFound } from "../../core/errors.ts";
import type { ElsewhereRepository } from "../../data/repositories/elsewhere-repository.ts";
import type { AccountNotices } from "../accounts/account-notices.ts";
import { lastWay } from "../accounts/last-way.ts";
import type { StoredUsers } from "../accounts/stored-users.ts";
import type { AuthService, Caller } from "../auth-service.ts";
import type { Challenge, Challenges } from "../challenges.ts";
import type { Entry, SecondStepService } from "../second-step-service.ts";
import type { ElsewhereProviders } from "./elsewhere-providers.ts";

type Needs = {
  providers: ElsewhereProviders;
  repository: ElsewhereRepository;
  users: Pick<StoredUsers, "find" | "hasPassword" | "update">;
  challenges: Challenges;
  auth: Pick<AuthService, "endSessions">;
  secondStep: Pick<SecondStepService, "enter">;
  notices: AccountNotices;
};
export type ElsewhereClaims = ReturnType<typeof createElsewhereClaims>;

type Came = { entry: Entry; redirect: string | null };

const MOST_TRIES = 5;

/** Which accounts elsewhere lead to an account here, and how one comes to do so. */
export function createElsewhereClaims(needs: Needs) {
  const { providers, repository, users, challenges, auth, secondStep, notices } = needs;

  const come = async (userId: string, { facts }: Challenge, caller: Caller): Promise<Came> => {
    const entry = await secondStep.enter(userId, caller);
    const cookies = [...entry.cookies, challenges.forget("elsewhere-link")];
    return { entry: { ...entry, cookies }, redirect: facts["redirect"] || null };
  };

  return {
    /**
     * Connects the account elsewhere that this browser came back with to the account of its address, whose password is given. `count` is
     * called with that address before the password is looked at; it may refuse, and answers what forgives a right one.
     */
    async claim(
      password: string,
      caller: Caller,
      language: string,
      count: (email: string) => Promise<() => Promise<void>>,
    ): Promise<Came> {
      const asked = await challenges.attempt("elsewhere-link", caller.cookie, MOST_TRIES);
      const user = asked?.userId ? await users.find(asked.userId) : undefined;
      if (!asked || !user) throw over();
      const forgive = await count(user.email);
      if (!(await users.hasPassword(user.id, password))) throw wrongPassword();
      await forgive();
      if (!(await challenges.take("elsewhere-link", caller.cookie))) throw over();
      if (!(await repository.link(user.id, elsewhereOf(asked)))) throw connectedAlready();
      if (!user.emailVerified && user.email === asked.facts["email"]) {
        await users.update(user.id, { emailVerified: true });
      }
      await notices.tell(user.id, "elsewhere_connected", language);
      return come(user.id, asked, caller);
    },

    /** Takes the account of an address that nobody has confirmed. Whoever made it is out, and cannot come back. */
    async takeOver(caller: Caller, language: string): Promise<Came> {
      const asked = await challenges.take("elsewhere-link", caller.cookie);
      if (!asked?.userId || asked.facts["unconfirmed"] !== "yes") throw over();
      if (!(await repository.takeOver(asked.userId, elsewhereOf(asked)))) throw over();
      await auth.endSessions(asked.userId, null); // also those that this process remembers
      await notices.tell(asked.userId, "elsewhere_connected", language);
      return come(asked.userId, asked, caller);
    },

    async ways(userId: string): Promise<SignInWays> {
      const { hasPassword, elsewhere } = await repository.waysOf(userId);
      return { hasPassword, elsewhere: providers.standing(elsewhere) };
    },

    async disconnect(userId: string, id: SignInWays["elsewhere"][number]["id"], language: string): Promise<void> {
      const { issuer } = providers.require(id).openId;
      const outcome = await repository.unlink(userId, issuer, providers.issuers);
      if (outcome === "last") throw lastWay();
      if (outcome === "missing") throw notFound("This way to sign in");
      await notices.tell(userId, "elsewhere_disconnected", language);
    },
  };
}

const elsewhereOf = ({ facts }: Challenge) => ({ issuer: facts["issuer"] ?? "", subject: facts["subject"] ?? "" });

const over = () => new AppError("unauthenticated", "The time or the tries for this are over. Sign in once more.");

const connectedAlready = () =>
  new AppError(
    "conflict",
    "Your account is connected with another account there already. Disconnect that one in the settings, under Security, first.",
  );

function wrongPassword(): AppError {
  const message = "This is not the password of that account.";
  return new AppError("not_confirmed", message, { errors: [{ path: "password", message }] });
}
