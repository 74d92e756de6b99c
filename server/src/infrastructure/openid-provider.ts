import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from "openid-client";
import * as z from "zod/mini";
import type { Clock } from "../core/clock.ts";
import type { OutsideHttp } from "./outside-http.ts";

/** Who somebody is there. Only the issuer and `subject` together stay the same; the rest may change with every sign-in. */
export type OpenIdPerson = { subject: string; email: string | null; emailVerified: boolean; name: string | null };

/** What only the one browser and this server know of a sign-in under way. */
export type OpenIdSecrets = { state: string; nonce: string; verifier: string };

/** `denied`: the person said no. `away`: the provider cannot be asked. `invalid`: what it says is not to be believed, or not set up. */
type Problem = "denied" | "away" | "invalid";
type OpenIdOutcome = { person: OpenIdPerson } | { problem: Problem };

type Needs = {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  outside: OutsideHttp;
  clock: Clock;
  /** Tells the operator why a sign-in failed; nothing of it is shown to the browser. */
  warn(message: string, facts: Record<string, unknown>): void;
};
export type OpenIdProvider = ReturnType<typeof createOpenIdProvider>;

const SCOPE = "openid email profile";
/** What a provider says of itself is asked anew after this time; its keys are asked for whenever one is not known. */
const KNOWN_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;
const MAX_BYTES = 256 * 1024;
const MAX_NAME = 200;

const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: z.nullish(z.string()),
  // Some say it as a text.
  email_verified: z.nullish(z.union([z.boolean(), z.string()])),
  name: z.nullish(z.string()),
});
type Claims = z.infer<typeof Claims>;

/** The provider could not be asked, or had a fault of its own. */
class ProviderAway extends Error {
  override readonly name = "ProviderAway";
}

/**
 * An OpenID Connect provider. What it says of itself is asked at the first sign-in, not at the start: one that is away keeps this product
 * from nothing else. Issuer, audience, nonce, times and the signature of what it says are checked, each time.
 */
export function createOpenIdProvider({ issuer, clientId, clientSecret, outside, clock, warn }: Needs) {
  let known: { configuration: Promise<Configuration>; until: number } | null = null;
  const isPlain = issuer.startsWith("http:");

  const configured = (): Promise<Configuration> => {
    if (known && known.until > clock.now()) return known.configuration;
    const configuration = discovery(new URL(issuer), clientId, undefined, shownBy(clientSecret), {
      [customFetch]: fetchBy(outside),
      timeout: TIMEOUT_SECONDS,
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    });
    const mine = { configuration, until: clock.now() + KNOWN_MS };
    known = mine;
    configuration.catch(() => {
      if (known === mine) known = null; // the next sign-in asks again
    });
    return configuration;
  };

  const told = (error: unknown): Problem => {
    const problem = problemOf(error);
    if (problem !== "denied") warn("A sign-in elsewhere failed", { issuer, problem, reason: reasonOf(error) });
    return problem;
  };

  return {
    issuer,

    newSecrets: (): OpenIdSecrets => ({
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    }),

    /** Where the browser goes to sign in there. */
    async address(
      { state, nonce, verifier }: OpenIdSecrets,
      redirectUri: string,
    ): Promise<{ address: string } | { problem: Problem }> {
      try {
        const address = buildAuthorizationUrl(await configured(), {
          redirect_uri: redirectUri,
          scope: SCOPE,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        });
        return { address: address.href };
      } catch (error) {
        return { problem: told(error) };
      }
    },

    /** Who came back by `callback`, the whole address. */
    async person(callback: URL, { state, nonce, verifier }: OpenIdSecrets): Promise<OpenIdOutcome> {
      try {
        const configuration = await configured();
        const tokens = await authorizationCodeGrant(configuration, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = z.parse(Claims, tokens.claims());
        if (claims.email || configuration.serverMetadata().userinfo_endpoint === undefined) {
          return { person: personOf(claims) };
        }
        const more = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return { person: personOf({ ...claims, ...z.parse(Claims, more) }) };
      } catch (error) {
        return { problem: told(error) };
      }
    },
  };
}

const personOf = ({ sub, email, email_verified: verified, name }: Claims): OpenIdPerson => ({
  subject: sub,
  email: email?.toLowerCase() ?? null,
  emailVerified: verified === true || verified === "true",
  name: name?.trim().slice(0, MAX_NAME) || null,
});

/** By the header where the provider says nothing else (OpenID Connect Core, 9); with PKCE alone where there is no secret. */
function shownBy(secret: string | null): ClientAuth {
  if (secret === null) return None();
  const [byHeader, byBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (ways.includes("client_secret_basic") ? byHeader : byBody)(server, ...rest);
  };
}

/** By the one way out: no redirects, bounded, and into the operator's own network only where that is allowed. */
const fetchBy =
  (outside: OutsideHttp): CustomFetch =>
  async (url, { method, headers, body, signal }) => {
    const answer = await outside.send(
      {
        method: method === "POST" ? "POST" : "GET",
        url,
        headers,
        ...(body instanceof URLSearchParams && { body: body.toString() }),
        timeoutMs: TIMEOUT_SECONDS * 1_000,
        maxBytes: MAX_BYTES,
      },
      signal,
    );
    if (answer.kind !== "answered") throw new ProviderAway(answer.detail);
    const { status, isCut } = answer;
    if (isCut || status < 200 || status >= 500) throw new ProviderAway(`Answered by ${status}${isCut ? ", cut" : ""}.`);
    return new Response(answer.body === "" ? null : answer.body, { status, headers: answer.headers });
  };

function problemOf(error: unknown): Problem {
  if (error instanceof AuthorizationResponseError) {
    if (error.error === "access_denied") return "denied";
    return ["server_error", "temporarily_unavailable"].includes(error.error) ? "away" : "invalid";
  }
  return causesOf(error).some((one) => one instanceof ProviderAway) ? "away" : "invalid";
}

/** In words of the library and the codes of the protocol: no token and nothing of a person. */
function reasonOf(error: unknown): string {
  return causesOf(error)
    .map((one) => {
      if (one instanceof ResponseBodyError || one instanceof AuthorizationResponseError) return `error ${one.error}`;
      return one instanceof ClientError ? `${one.message} (${one.code ?? "no code"})` : `${one.name}: ${one.message}`;
    })
    .join("; ")
    .slice(0, 300);
}

const causesOf = (error: unknown): Error[] => (error instanceof Error ? [error, ...causesOf(error.cause)] : []);
