import { betterAuth, type BetterAuthOptions } from "better-auth";
import { jwt } from "better-auth/plugins";
import type { Kysely, KyselyPlugin } from "kysely";
import { newId } from "../core/ids.ts";
import { sessionOpener } from "./session-opener.ts";

type Needs<Tables> = { db: Kysely<Tables>; secret: string; publicUrl: string };
export type Identity = ReturnType<typeof createIdentity>;

const DAY = 24 * 60 * 60;

/**
 * Accounts, sessions and access tokens. Called in-process only (`identity.api`), never through its own routes: our routes
 * check the origin and the shape of a request, so its checks are off.
 */
export function createIdentity<Tables>({ db, secret, publicUrl }: Needs<Tables>) {
  // Said by its plain type: the tables of this process are no part of what an identity is.
  const database: NonNullable<BetterAuthOptions["database"]> = {
    db: db.withPlugin(datesForIdentity),
    type: "postgres",
    transaction: true,
  };
  return betterAuth({
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database,
    user: { modelName: "users" },
    session: { modelName: "sessions", expiresIn: 30 * DAY, updateAge: DAY },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    emailAndPassword: { enabled: true, autoSignIn: true, minPasswordLength: 8, maxPasswordLength: 128 },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: "handbill",
      useSecureCookies: publicUrl.startsWith("https:"),
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: ["x-handbill-client"] },
    },
    plugins: [
      sessionOpener(),
      jwt({
        schema: { jwks: { modelName: "signing_keys" } },
        jwks: { keyPairConfig: { alg: "EdDSA", crv: "Ed25519" } },
        jwt: { issuer: publicUrl, audience: publicUrl, expirationTime: "10m", definePayload: () => ({}) },
        disableSettingJwtHeader: true,
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

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
