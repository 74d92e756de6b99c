import { decodeProtectedHeader, errors, importJWK, jwtVerify, type CryptoKey, type JWK } from "jose";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { SigningKeyRepository } from "../data/repositories/signing-key-repository.ts";

type Needs = { signingKeys: Pick<SigningKeyRepository, "list">; publicUrl: string; clock: Clock };
export type AccessTokens = ReturnType<typeof createAccessTokens>;

type PublicKey = CryptoKey | Uint8Array;
/** Who an access token speaks for, and the session that it was made from. */
export type TokenOwner = { userId: string; sessionId: string };
type Verified = TokenOwner & { until: number };

/** Ours have about 400 characters. */
const MAX_TOKEN = 2_048;
/** Whatever end a token names: none of ours lasts longer. */
const LONGEST_SECONDS = 600;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_REMEMBERED = 10_000;
const REMEMBER_MS = 60_000;
/** Keys are read again for an unknown key id, but no more often than this: a flood of forged tokens costs no queries. */
const KEYS_REST_MS = 1_000;

/** Checks access tokens against the public keys of the table, without a query for a token or key seen before. */
export function createAccessTokens({ signingKeys, publicUrl, clock }: Needs) {
  const remembered = new Map<string, Verified>(); // in the order of arrival
  let keys = new Map<string, PublicKey>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const readKeys = async () => {
    const rows = await signingKeys.list();
    keys = new Map(await Promise.all(rows.map(async ({ id, publicKey }) => [id, await importKey(publicKey)] as const)));
    readAt = clock.now();
  };

  const keyNamed = async (id: string) => {
    if (!keys.has(id) && clock.now() - readAt >= KEYS_REST_MS) {
      await (reading ??= readKeys().finally(() => (reading = undefined)));
    }
    return keys.get(id);
  };

  const check = async (token: string): Promise<Verified> => {
    const kid = keyIdOf(token);
    const key = kid === undefined ? undefined : await keyNamed(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    const { payload } = await jwtVerify(token, key, {
      issuer: publicUrl,
      audience: publicUrl,
      algorithms: ["EdDSA"],
      typ: "at+jwt",
      maxTokenAge: LONGEST_SECONDS,
      requiredClaims: ["sub", "sid", "exp", "iat"],
      currentDate: new Date(clock.now()),
      clockTolerance: 5,
    });
    const { sub = "", sid, exp = 0, iat = 0 } = payload;
    if (!Number.isSafeInteger(exp) || exp - iat > LONGEST_SECONDS) throw new errors.JWTInvalid("no such end");
    if (typeof sid !== "string" || !ID.test(sid)) throw new errors.JWTInvalid("no session");
    return { userId: sub, sessionId: sid, until: Math.min(exp * 1000, clock.now() + REMEMBER_MS) };
  };

  return {
    /** Whose a token is; `unauthenticated` when it is not ours, or no longer good. */
    async ownerOf(token: string): Promise<TokenOwner> {
      const known = remembered.get(token);
      if (known && known.until > clock.now()) return known;
      if (token.length > MAX_TOKEN) throw unauthenticated("This access token is not valid.");

      const verified = await check(token).catch((error: unknown) => {
        throw error instanceof errors.JOSEError ? unauthenticated(reasonOf(error), error) : error;
      });
      const oldest = remembered.size >= MAX_REMEMBERED ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
      remembered.delete(token); // so that it counts as new
      remembered.set(token, verified);
      return verified;
    },

    /** Call it with a token just signed: its key may be new, and is then read at once. */
    expect(token: string): void {
      const kid = keyIdOf(token);
      if (kid !== undefined && !keys.has(kid)) readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

const unauthenticated = (message: string, cause?: unknown) => new AppError("unauthenticated", message, {}, { cause });

const reasonOf = (error: unknown) =>
  error instanceof errors.JWTExpired
    ? "This access token has expired. Get a new one from /api/auth/token."
    : "This access token is not valid.";

/** The key an EdDSA token names; undefined for what is no such token. */
function keyIdOf(token: string): string | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return alg === "EdDSA" && typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function importKey(publicKey: string): Promise<PublicKey> {
  const { kty, crv, x }: JWK = JSON.parse(publicKey);
  return importJWK({ kty: kty ?? "", crv: crv ?? "", x: x ?? "" }, "EdDSA");
}
