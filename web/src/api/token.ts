import { takeFirstAnswer } from "./first-answers.ts";
import { errorFrom, ApiError, NetworkError } from "./problem.ts";

type Token = { value: string; userId: string; goodUntil: number };

let token: Token | null = null;
let lastUserId: string | null = null;
let refreshing: Promise<Token> | null = null;
let asking: Promise<void> | null = null;
/** How often the session was renewed over the page. */
let signIns = 0;
let askToSignIn: (() => Promise<void>) | null = null;
let keeperHere: PromiseWithResolvers<void> | null = null;

const LEEWAY_MS = 30_000;
const KEEPER_MS = 5_000;

const readClaims = (value: string): { userId: string; lifetimeMs: number } => {
  const payload = value.split(".")[1] ?? "";
  const bytes = Uint8Array.from(
    atob(payload.replaceAll("-", "+").replaceAll("_", "/")),
    (char) => char.codePointAt(0) ?? 0,
  );
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const number = (name: string): number => {
    const claim: unknown = Reflect.get(Object(claims), name);
    return typeof claim === "number" ? claim : 0;
  };
  const subject: unknown = Reflect.get(Object(claims), "sub");
  // Lifetime by difference: the clock of this computer may be wrong, the server's is not.
  return { userId: typeof subject === "string" ? subject : "", lifetimeMs: (number("exp") - number("iat")) * 1000 };
};

const TOKEN_PATH = "/api/auth/token";

/**
 * It may have come along with the page, or `early.js` may have asked before the studio itself was here (see early.ts); otherwise
 * whoever comes first asks.
 */
function askForToken(): Promise<Response> {
  const first = takeFirstAnswer(TOKEN_PATH);
  if (first) return Promise.resolve(first);
  const early: unknown = Reflect.get(globalThis, "handbillToken");
  Reflect.set(globalThis, "handbillToken", null);
  return early instanceof Promise ? early : fetch(TOKEN_PATH, { signal: AbortSignal.timeout(20_000) });
}

async function fetchToken(): Promise<Token> {
  const response = await askForToken().catch((cause: unknown) => {
    throw new NetworkError("no answer from the token endpoint", { cause });
  });
  if (!response.ok) throw await errorFrom(response);
  const body: unknown = await response.json();
  const value: unknown = Reflect.get(Object(body), "token");
  if (typeof value !== "string") throw new NetworkError("the token endpoint sent no token");
  const { userId, lifetimeMs } = readClaims(value);
  return { value, userId, goodUntil: Date.now() + Math.max(lifetimeMs - LEEWAY_MS, 5000) };
}

/** All callers share one request; several expired queries make one refresh. */
function refresh(): Promise<Token> {
  if (refreshing) return refreshing;
  const asked = fetchToken()
    .then((fresh) => {
      token = fresh;
      lastUserId = fresh.userId;
      return fresh;
    })
    .finally(() => {
      if (refreshing === asked) refreshing = null;
    });
  refreshing = asked;
  return asked;
}

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Who can ask for a sign-in: it is fetched after the page, so it may still be on its way. Null when it does not come. */
async function keeper(): Promise<typeof askToSignIn> {
  if (!askToSignIn) {
    const waiting = (keeperHere ??= Promise.withResolvers<void>());
    await Promise.race([waiting.promise, new Promise((resolve) => setTimeout(resolve, KEEPER_MS))]);
  }
  return askToSignIn;
}

/** Opens the sign-in over the page, once for all who wait for it. */
const signInAgain = (ask: () => Promise<void>): Promise<void> =>
  (asking ??= ask().finally(() => {
    asking = null;
    refreshing = null; // what is under way was asked for by the session before
    signIns += 1;
  }));

/** A token that is still good. When the session has ended it asks the user to sign in over the page, unless `quiet`. */
export async function bearer(quiet = false): Promise<string> {
  for (;;) {
    if (token && token.goodUntil > Date.now()) return token.value;
    const before = signIns;
    try {
      return (await refresh()).value;
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      if (signIns !== before) continue; // somebody has signed in while this was on its way
      if (quiet) throw error;
      const ask = await keeper();
      if (!ask) throw error;
      await signInAgain(ask);
    }
  }
}

/** Only the token that was sent is dropped: a late 401 of an older request must not throw a new one away. */
export const dropToken = (sent: string): void => {
  if (token?.value === sent) token = null;
};

export const forgetToken = (): void => {
  // Asked for before the page was here, it says who was signed in then.
  Reflect.set(globalThis, "handbillToken", null);
  token = null;
};

/** Id of the user whose token was the last to arrive; stays known while they are signed out. */
export const knownUserId = (): string | null => lastUserId;

/** Tells the client how to ask for a new sign-in in the middle of work. Returns the way to take it back. */
export const onSessionEnd = (ask: () => Promise<void>): (() => void) => {
  askToSignIn = ask;
  keeperHere?.resolve();
  keeperHere = null;
  return () => {
    if (askToSignIn === ask) askToSignIn = null;
  };
};
