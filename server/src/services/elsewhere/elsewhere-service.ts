import { type ElsewhereId, type ElsewhereProblem, mailAddress, safeRedirect } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import { sameSecret } from "../../core/security.ts";
import type { Elsewhere, ElsewhereRepository } from "../../data/repositories/elsewhere-repository.ts";
import type { OpenIdPerson } from "../../infrastructure/openid-provider.ts";
import type { StoredUsers } from "../accounts/stored-users.ts";
import type { AuthService, Caller } from "../auth-service.ts";
import type { Challenge, Challenges } from "../challenges.ts";
import type { Entry, SecondStepService } from "../second-step-service.ts";
import type { ElsewhereProviders } from "./elsewhere-providers.ts";

type Needs = {
  providers: ElsewhereProviders;
  repository: ElsewhereRepository;
  users: Pick<StoredUsers, "findByEmail" | "asUser">;
  challenges: Challenges;
  auth: Pick<AuthService, "signedByCookie">;
  secondStep: Pick<SecondStepService, "enter">;
  publicUrl: string;
};
export type ElsewhereService = ReturnType<typeof createElsewhereService>;

/** How a browser came back. */
type Outcome = { cookies: string[] } & (
  | { kind: "in"; entry: Entry; isNew: boolean }
  | { kind: "connected"; userId: string }
  /** Somebody has an account with this address. `unconfirmed`: nobody has shown that it is theirs. */
  | { kind: "asked"; unconfirmed: boolean }
  | { kind: "problem"; problem: ElsewhereProblem }
);
/** And to which page of the studio it wanted. */
export type Return = Outcome & { redirect: string | null };

type Found = { elsewhere: Elsewhere; person: OpenIdPerson };

/** As long as signing in there may take, with a second step and a password that has to be looked for. */
const SECONDS = 900;
const CLAIM_SECONDS = 600;
/** More than one tab may be under way. */
const MOST_RETURNS = 10;

/** Signing in with an account elsewhere: the way there, and what comes of who comes back. */
export function createElsewhereService(needs: Needs) {
  const { providers, repository, users, challenges, auth, secondStep, publicUrl } = needs;
  const forget = () => challenges.forget("elsewhere");
  const problem = (what: ElsewhereProblem): Outcome => ({ kind: "problem", problem: what, cookies: [forget()] });

  /** The question that this browser brings an answer to, once; undefined for any other browser, question or time. */
  const takeQuestion = async (id: ElsewhereId, state: string, cookie: string | undefined) => {
    const asked = await challenges.attempt("elsewhere", cookie, MOST_RETURNS);
    if (asked?.facts["provider"] !== id || !sameSecret(state, asked.facts["state"] ?? "")) return undefined;
    return challenges.take("elsewhere", cookie);
  };

  /** Who may have the address asks for the account; who has it is asked to show that it is theirs. */
  const askWhose = async (found: Found, email: string, redirect: string | null): Promise<Outcome | undefined> => {
    const user = await users.findByEmail(email);
    if (!user) return undefined;
    const { hasPassword } = await repository.waysOf(user.id);
    const unconfirmed = users.asUser(user).confirmEmail;
    if (!hasPassword && !unconfirmed) return problem("taken");
    const { issuer, subject } = found.elsewhere;
    const facts = { issuer, subject, email, redirect: redirect ?? "", unconfirmed: unconfirmed ? "yes" : "" };
    const cookie = await challenges.open("elsewhere-link", { userId: user.id, facts, seconds: CLAIM_SECONDS });
    return { kind: "asked", unconfirmed, cookies: [cookie, forget()] };
  };

  const signIn = async (
    found: Found,
    redirect: string | null,
    caller: Caller,
    countNew: () => Promise<void>,
  ): Promise<Outcome> => {
    const enter = async (userId: string, isNew: boolean): Promise<Outcome> => {
      const entry = await secondStep.enter(userId, caller);
      return { kind: "in", entry, isNew, cookies: [...entry.cookies, forget()] };
    };
    const owner = await repository.ownerOf(found.elsewhere);
    if (owner !== undefined) return enter(owner, false);
    const { emailVerified, name } = found.person;
    const email = mailAddress.safeParse(found.person.email).data;
    if (email === undefined || !emailVerified) return problem("unverified");
    const asked = await askWhose(found, email, redirect);
    if (asked) return asked;
    await countNew();
    const made = await repository.makeUser({ name: name ?? email.replace(/@.*/, ""), email }, found.elsewhere);
    if (made !== undefined) return enter(made, true);
    // Another tab, or somebody else, was faster by a moment.
    const other = await repository.ownerOf(found.elsewhere);
    return other === undefined ? problem("over") : enter(other, false);
  };

  const connect = async (userId: string, { elsewhere }: Found, { cookie, ...caller }: Caller): Promise<Outcome> => {
    const signed = cookie === undefined ? undefined : await auth.signedByCookie({ ...caller, cookie });
    if (signed?.userId !== userId) return problem("over");
    const isLinked = await repository.link(userId, elsewhere);
    return isLinked ? { kind: "connected", userId, cookies: [forget()] } : problem("connected");
  };

  return {
    offers: providers.offers,

    /** Sends a browser on its way; with a user, to connect what it comes back with to their account. */
    async begin(
      id: ElsewhereId,
      wish: { userId: string | null; redirect: string | undefined },
    ): Promise<{ address: string; cookies: string[] }> {
      const { openId } = providers.require(id);
      const secrets = openId.newSecrets();
      const going = await openId.address(secrets, providers.callbackOf(id));
      if ("problem" in going) throw unreachable();
      const redirect = safeRedirect(wish.redirect, publicUrl) ?? "";
      const facts = { provider: id, redirect, ...secrets };
      const cookie = await challenges.open("elsewhere", { userId: wish.userId, facts, seconds: SECONDS });
      return { address: going.address, cookies: [cookie] };
    },

    /** What comes of a browser that came back with this query. `countNew` is called before an account is made, and may refuse. */
    async comeBack(id: ElsewhereId, query: string, caller: Caller, countNew: () => Promise<void>): Promise<Return> {
      const { openId } = providers.require(id);
      const callback = new URL(`${providers.callbackOf(id)}?${query}`);
      const asked = await takeQuestion(id, callback.searchParams.get("state") ?? "", caller.cookie);
      if (!asked) return { ...problem("over"), cookies: [], redirect: null };
      const redirect = asked.facts["redirect"] || null;
      const outcome = await openId.person(callback, secretsOf(asked));
      if ("problem" in outcome) return { ...problem(outcome.problem), redirect };
      const { person } = outcome;
      const found = { elsewhere: { issuer: openId.issuer, subject: person.subject }, person };
      const result =
        asked.userId === null
          ? await signIn(found, redirect, caller, countNew).catch(asProblem)
          : await connect(asked.userId, found, caller);
      return { ...result, redirect };
    },
  };

  function asProblem(error: unknown): Outcome {
    if (error instanceof AppError && error.code === "rate_limited") return problem("too_many");
    throw error;
  }
}

const secretsOf = ({ facts }: Challenge) => ({
  state: facts["state"] ?? "",
  nonce: facts["nonce"] ?? "",
  verifier: facts["verifier"] ?? "",
});

const unreachable = () =>
  new AppError(
    "channel_unreachable",
    "The other sign-in could not be reached. Try again in a minute, or sign in with your password.",
  );
