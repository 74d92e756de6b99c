import type { SignIn, SignUp, User } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { SessionRepository } from "../data/repositories/session-repository.ts";
import type { Identity } from "../infrastructure/identity.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { requireGoodPassword } from "./accounts/password-rules.ts";
import type { SessionCookies } from "./accounts/session-cookie.ts";
import type { SigningKeys } from "./accounts/signing-keys.ts";
import { isGuest, type StoredUsers } from "./accounts/stored-users.ts";
import { createKnownSessions, type Session } from "./known-sessions.ts";
import { emailTaken, errorOfIdentity, errorOfSignIn } from "./identity-errors.ts";

type Needs = {
  identity: Identity;
  users: StoredUsers;
  sessions: SessionRepository;
  tokens: AccessTokens;
  signingKeys: Pick<SigningKeys, "clear" | "sealAnew">;
  cookies: SessionCookies;
  clock: Clock;
};
export type AuthService = ReturnType<typeof createAuthService>;

/** Who is calling, as far as the transport knows. */
export type Caller = { cookie: string | undefined; ip: string; userAgent: string | undefined };

/** Who is signed in, and by which session. */
export type Signed = { userId: string; sessionId: string };

const MAX_USER_AGENT = 300;
/** A session in use ends after so many days all the same, and its owner signs in again (NIST SP 800-63B-4). */
const LONGEST_SESSION_DAYS = 30;
const LONGEST_MS = LONGEST_SESSION_DAYS * 86_400_000;

export function createAuthService({ identity, users, sessions, tokens, signingKeys, cookies, clock }: Needs) {
  const known = createKnownSessions(clock);
  const headersOf = (caller: Caller): Headers =>
    headersFor(caller, caller.cookie === undefined ? undefined : cookies.signedNow(caller.cookie));

  /** The session of the cookie; one that has lasted long enough is none, however often it is used. */
  const session = async (caller: Caller, disableRefresh: boolean) => {
    const { headers, response } = await asAppError(
      identity.api.getSession({ headers: headersOf(caller), query: { disableRefresh }, returnHeaders: true }),
    );
    return { headers, response: response && endOf(response.session) > clock.now() ? response : null };
  };

  const sign = (body: { sub: string; sid: string; iat: number }) => identity.api.signAccessToken({ body });

  /** After a change of the secret the stored keys are sealed anew; what none of our secrets opens is made new. */
  const signed = (body: { sub: string; sid: string; iat: number }) =>
    sign(body).catch(async (error: unknown) => {
      if (!(error instanceof Error && error.message.includes("decrypt private key"))) throw error;
      if (!(await signingKeys.sealAnew())) await signingKeys.clear();
      return sign(body);
    });

  /** What the browser is to keep from now on; a cookie of a former key is handed out anew. */
  const cookiesFor = async (caller: Caller, headers: Headers): Promise<string[]> => {
    const prolonged = headers.getSetCookie();
    if (prolonged.length > 0 || caller.cookie === undefined) return prolonged;
    if (cookies.signedNow(caller.cookie) === caller.cookie) return [];
    const anew = await identity.api.handOutCookie({ headers: headersOf(caller), returnHeaders: true });
    return anew.headers.getSetCookie();
  };

  const findSession = async (id: string): Promise<Session | undefined> => {
    const stored = await sessions.find(id);
    return stored && { id, userId: stored.userId, expiresAt: endOf(stored) };
  };

  const signedByCookie = async (caller: Caller & { cookie: string }): Promise<Signed | undefined> => {
    const found = await known.ofCookie(caller.cookie, async () => {
      const { response } = await session(caller, true);
      if (!response) return undefined;
      const { id } = response.session;
      return { id, userId: response.user.id, expiresAt: endOf(response.session) };
    });
    return found && { userId: found.userId, sessionId: found.id };
  };

  return {
    /** Makes the account and signs in. `cookies` are whole Set-Cookie values. */
    async signUp({ name, email, password }: SignUp, caller: Caller): Promise<{ user: User; cookies: string[] }> {
      if (!isGuest(email)) await requireGoodPassword(password, [email, name]);
      const body = { name, email, password };
      const made = asAppError(
        identity.api.signUpEmail({ body, headers: headersOf({ ...caller, cookie: undefined }), returnHeaders: true }),
      );
      // Of two sign-ups at once the later one fails at the unique index, which better-auth reports without its reason.
      const { headers, response } = await made.catch(async (error: unknown) => {
        throw (await users.findByEmail(email)) ? emailTaken(error) : error;
      });
      return { user: users.asUser(response.user), cookies: headers.getSetCookie() };
    },

    /** A guest becomes somebody with an account. All that is theirs stays theirs, and they stay signed in. */
    async keepGuest(userId: string, { name, email, password }: SignUp): Promise<User> {
      const guest = await users.find(userId);
      if (!guest || !isGuest(guest.email)) throw new AppError("conflict", "You have an account already.");
      if (await users.findByEmail(email)) throw emailTaken(undefined);
      await requireGoodPassword(password, [email, name]);
      await users.setPassword(userId, password);
      return users.asUser(await users.update(userId, { name, email: email.toLowerCase() }));
    },

    /** Takes as long for an unknown email as for a wrong password. */
    async signIn({ email, password }: SignIn, caller: Caller): Promise<{ user: User; cookies: string[] }> {
      const { headers, response } = await asAppError(
        identity.api.signInEmail({
          body: { email, password },
          headers: headersOf({ ...caller, cookie: undefined }),
          returnHeaders: true,
        }),
        errorOfSignIn,
      );
      await users.refresh(response.user.id, password);
      return { user: users.asUser(response.user), cookies: headers.getSetCookie() };
    },

    /** Opens a session for somebody who has shown otherwise who they are. */
    async openSession(userId: string, caller: Caller): Promise<{ user: User; cookies: string[] }> {
      const { headers, response } = await asAppError(
        identity.api.openSession({
          body: { userId },
          headers: headersOf({ ...caller, cookie: undefined }),
          returnHeaders: true,
        }),
      );
      return { user: users.asUser(response.user), cookies: headers.getSetCookie() };
    },

    /** Ends the session, if there is one, and clears the cookies. */
    async signOut(caller: Caller): Promise<{ cookies: string[] }> {
      const { cookie } = caller;
      const ended = cookie === undefined ? undefined : await signedByCookie({ ...caller, cookie });
      const { headers } = await asAppError(identity.api.signOut({ headers: headersOf(caller), returnHeaders: true }));
      if (ended) known.forget(({ id }) => id === ended.sessionId);
      return { cookies: headers.getSetCookie() };
    },

    /** A short-lived access token for the session of the cookie. A session in use is prolonged on the way. */
    async token(caller: Caller): Promise<{ token: string; cookies: string[] }> {
      const { headers, response } = await session(caller, false);
      if (!response) throw new AppError("unauthenticated", "Please sign in.");
      const iat = Math.floor(clock.now() / 1000);
      const { token } = await signed({ sub: response.user.id, sid: response.session.id, iat });
      tokens.expect(token);
      return { token, cookies: await cookiesFor(caller, headers) };
    },

    /** Who a session cookie signs in. A session that was ended in another process may be taken for good for half a minute. */
    signedByCookie,

    /**
     * Who an access token signs in; fails with `unauthenticated` for any other token. It ends with its session: here at once, half a
     * minute later where that was ended in another process. A query in half a minute for each session.
     */
    async signedByToken(token: string): Promise<Signed> {
      const owner = await tokens.ownerOf(token);
      const found = await known.ofId(owner.sessionId, () => findSession(owner.sessionId));
      if (found?.userId !== owner.userId) throw new AppError("unauthenticated", "You were signed out. Sign in again.");
      return { userId: owner.userId, sessionId: owner.sessionId };
    },

    /** Ends one session of this user; false where they have no such session. */
    async endSession(userId: string, id: string): Promise<boolean> {
      const isEnded = await sessions.end(userId, id);
      known.forget((one) => one.id === id);
      return isEnded;
    },

    /** Ends all sessions of this user but one, or all of them. How many that were. */
    async endSessions(userId: string, but: string | null): Promise<number> {
      const count = await sessions.endAll(userId, but);
      known.forget((one) => one.userId === userId && one.id !== but);
      return count;
    },

    /** Forgets sessions that are over. */
    sweep: (): Promise<void> => sessions.sweep(LONGEST_SESSION_DAYS),

    async findUser(userId: string): Promise<User | undefined> {
      const user = await users.find(userId);
      return user && users.asUser(user);
    },
  };
}

/** When a session ends, in milliseconds: it is not prolonged for ever. */
const endOf = ({ expiresAt, createdAt }: { expiresAt: Date | string; createdAt: Date | string }): number =>
  Math.min(new Date(expiresAt).getTime(), new Date(createdAt).getTime() + LONGEST_MS);

async function asAppError<Answer>(answer: Promise<Answer>, translate = errorOfIdentity): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw translate(error);
  }
}

function headersFor({ ip, userAgent }: Caller, cookie: string | undefined): Headers {
  const headers = new Headers({ "x-handbill-client": ip });
  if (cookie) headers.set("cookie", cookie);
  if (userAgent) headers.set("user-agent", userAgent.slice(0, MAX_USER_AGENT));
  return headers;
}
