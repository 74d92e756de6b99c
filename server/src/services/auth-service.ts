import type { SignIn, SignUp, User } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { SigningKeyRepository } from "../data/repositories/signing-key-repository.ts";
import type { Identity } from "../infrastructure/identity.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { createKnownSessions } from "./known-sessions.ts";
import { emailTaken, errorOfIdentity, errorOfSignIn } from "./identity-errors.ts";

type Needs = {
  identity: Identity;
  tokens: AccessTokens;
  signingKeys: Pick<SigningKeyRepository, "clear">;
  clock: Clock;
};
export type AuthService = ReturnType<typeof createAuthService>;

/** No account can be made with such an address, and no mail is ever sent there. */
export const GUEST_DOMAIN = "look-around.invalid";
const isGuest = (email: string): boolean => email.endsWith(`@${GUEST_DOMAIN}`);

/** Who is calling, as far as the transport knows. */
export type Caller = { cookie: string | undefined; ip: string; userAgent: string | undefined };

const MAX_USER_AGENT = 300;

export function createAuthService({ identity, tokens, signingKeys, clock }: Needs) {
  const sessions = createKnownSessions(clock);
  const session = (caller: Caller, disableRefresh: boolean) =>
    asAppError(identity.api.getSession({ headers: headersOf(caller), query: { disableRefresh }, returnHeaders: true }));

  const userWithEmail = async (email: string) => {
    const { internalAdapter } = await identity.$context;
    return (await internalAdapter.findUserByEmail(email))?.user;
  };

  const sign = (payload: { sub: string; iat: number }) => identity.api.signJWT({ body: { payload } });

  /** After a change of the secret the stored keys cannot be opened any more: new ones are made. */
  const signed = (payload: { sub: string; iat: number }) =>
    sign(payload).catch(async (error: unknown) => {
      if (!(error instanceof Error && error.message.includes("decrypt private key"))) throw error;
      await signingKeys.clear();
      return sign(payload);
    });

  return {
    /** Makes the account and signs in. `cookies` are whole Set-Cookie values. */
    async signUp({ name, email, password }: SignUp, caller: Caller): Promise<{ user: User; cookies: string[] }> {
      const body = { name, email, password };
      const made = asAppError(
        identity.api.signUpEmail({ body, headers: headersOf({ ...caller, cookie: undefined }), returnHeaders: true }),
      );
      // Of two sign-ups at once the later one fails at the unique index, which better-auth reports without its reason.
      const { headers, response } = await made.catch(async (error: unknown) => {
        throw (await userWithEmail(email.toLowerCase())) ? emailTaken(error) : error;
      });
      return { user: asUser(response.user), cookies: headers.getSetCookie() };
    },

    /** A guest becomes somebody with an account. All that is theirs stays theirs, and they stay signed in. */
    async keepGuest(userId: string, { name, email, password }: SignUp): Promise<User> {
      const { internalAdapter, password: passwords } = await identity.$context;
      const guest = await internalAdapter.findUserById(userId);
      if (!guest || !isGuest(guest.email)) throw new AppError("conflict", "You have an account already.");
      if (await userWithEmail(email.toLowerCase())) throw emailTaken(undefined);
      await internalAdapter.updatePassword(userId, await passwords.hash(password));
      const kept = await internalAdapter
        .updateUser(userId, { name, email: email.toLowerCase() })
        .catch(async (error) => {
          throw (await userWithEmail(email.toLowerCase())) ? emailTaken(error) : error;
        });
      return asUser(kept);
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
      return { user: asUser(response.user), cookies: headers.getSetCookie() };
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
      return { user: asUser(response.user), cookies: headers.getSetCookie() };
    },

    /** Ends the session, if there is one, and clears the cookies. */
    async signOut(caller: Caller): Promise<{ cookies: string[] }> {
      const { headers } = await asAppError(identity.api.signOut({ headers: headersOf(caller), returnHeaders: true }));
      sessions.forget(caller.cookie ?? "");
      return { cookies: headers.getSetCookie() };
    },

    /** A short-lived access token for the session of the cookie. A session in use is prolonged on the way. */
    async token(caller: Caller): Promise<{ token: string; cookies: string[] }> {
      const { headers, response } = await session(caller, false);
      if (!response) throw new AppError("unauthenticated", "Please sign in.");
      const payload = { sub: response.user.id, iat: Math.floor(clock.now() / 1000) };
      const { token } = await signed(payload);
      tokens.expect(token);
      return { token, cookies: headers.getSetCookie() };
    },

    /** The user of a session cookie. A session that was ended in another process may be taken for good for half a minute. */
    sessionUser: (caller: Caller & { cookie: string }): Promise<string | undefined> =>
      sessions.userOf(caller.cookie, async () => {
        const { response } = await session(caller, true);
        return response ? { userId: response.user.id, expiresAt: response.session.expiresAt.getTime() } : undefined;
      }),

    /** The user of an access token; fails with `unauthenticated` for any other token. No query. */
    userOfToken: (token: string): Promise<string> => tokens.userOf(token),

    async findUser(userId: string): Promise<User | undefined> {
      const { internalAdapter } = await identity.$context;
      const user = await internalAdapter.findUserById(userId);
      return user ? asUser(user) : undefined;
    },
  };
}

async function asAppError<Answer>(answer: Promise<Answer>, translate = errorOfIdentity): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw translate(error);
  }
}

function headersOf({ cookie, ip, userAgent }: Caller): Headers {
  const headers = new Headers({ "x-handbill-client": ip });
  if (cookie) headers.set("cookie", cookie);
  if (userAgent) headers.set("user-agent", userAgent.slice(0, MAX_USER_AGENT));
  return headers;
}

type StoredUser = { id: string; name: string; email: string; createdAt: Date };

const asUser = ({ id, name, email, createdAt }: StoredUser): User => ({
  id,
  name,
  email,
  createdAt: createdAt.toISOString(),
  guest: isGuest(email),
});
