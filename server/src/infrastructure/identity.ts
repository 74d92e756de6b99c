import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { jwt, type JwtOptions, signJWT } from "better-auth/plugins";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { Kysely, KyselyPlugin } from "kysely";
import { z } from "zod";
import { newId } from "../core/ids.ts";
import { hashedSessions } from "./hashed-sessions.ts";
import { sessionOpener } from "./session-opener.ts";
import type { Passwords } from "./passwords.ts";

type Needs<Tables> = {
  db: Kysely<Tables>;
  secret: string;
  publicUrl: string;
  passwords: Passwords;
  /** Whether every process that lives can find a session by the hash of its token. */
  mayHashSessions(): boolean;
};
export type Identity = ReturnType<typeof createIdentity>;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** A session that nobody uses ends after so many days. */
const IDLE_DAYS = 14;

/** By `__Host-` a browser takes the cookie from this very host only, encrypted: no neighbour under the same domain can plant one. */
const cookiePrefix = (publicUrl: string): string => (publicUrl.startsWith("https:") ? "__Host-handbill" : "handbill");

/**
 * Accounts, sessions and access tokens. Called in-process only (`identity.api`), never through its own routes: our routes
 * check the origin and the shape of a request, so its checks are off.
 */
export function createIdentity<Tables>({ db, secret, publicUrl, passwords, mayHashSessions }: Needs<Tables>) {
  const adapter = kyselyAdapter(db.withPlugin(datesForIdentity), { type: "postgres", transaction: true });
  // Said by its plain type: the tables of this process are no part of what an identity is.
  const database: NonNullable<BetterAuthOptions["database"]> = (options: BetterAuthOptions) =>
    hashedSessions(adapter(options), mayHashSessions);
  const tokens: JwtOptions = {
    schema: { jwks: { modelName: "signing_keys" } },
    jwks: { keyPairConfig: { alg: "EdDSA", crv: "Ed25519" } },
    jwt: { issuer: publicUrl, audience: publicUrl, expirationTime: "10m", definePayload: () => ({}) },
    disableSettingJwtHeader: true,
  };
  return betterAuth({
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database,
    user: { modelName: "users" },
    session: { modelName: "sessions", expiresIn: IDLE_DAYS * DAY, updateAge: 10 * MINUTE },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: passwords.hash, verify: passwords.verify },
    },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: cookiePrefix(publicUrl),
      useSecureCookies: false, // or the name would begin with __Secure-
      defaultCookieAttributes: { secure: publicUrl.startsWith("https:") },
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: ["x-handbill-client"] },
    },
    plugins: [sessionOpener(), jwt(tokens), accessTokensBy(tokens)],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** Signs access tokens that say in their header that they are such (RFC 9068): nothing else that is signed passes for one. */
const accessTokensBy = (options: JwtOptions) =>
  ({
    id: "access-tokens",
    endpoints: {
      signAccessToken: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ sub: z.string(), sid: z.string(), iat: z.number() }) },
        async (context) =>
          context.json({
            token: await signJWT(context, { options, header: { typ: "at+jwt" }, payload: context.body }),
          }),
      ),
    },
  }) satisfies BetterAuthPlugin;

const DATE_COLUMNS = ["createdAt", "updatedAt", "expiresAt", "accessTokenExpiresAt", "refreshTokenExpiresAt"];

/** better-auth compares dates as `Date`; our connections hand out RFC 3339 text. */
const datesForIdentity: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};

function withDates<Row extends Record<string, unknown>>(row: Row): Row {
  const dates = DATE_COLUMNS.flatMap((column) => {
    const value = row[column];
    return typeof value === "string" ? [[column, new Date(value)]] : [];
  });
  return { ...row, ...Object.fromEntries(dates) };
}
