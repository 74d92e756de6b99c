import type { FastifyInstance, FastifyRequest } from "fastify";
import { API_KEY_PREFIX } from "@handbill/contracts";
import { actAs, actAsNobody } from "../core/acting.ts";
import { AppError } from "../core/errors.ts";
import type { ApiKeyGrant, ApiKeyService } from "../services/api-key-service.ts";
import type { AuthService, Caller, Signed } from "../services/auth-service.ts";
import { requireOwnPage, type OriginRule } from "./same-origin.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Seconds a request waits for its generation when it does not say otherwise. */
    waitSeconds: number;
  }
  interface FastifyRequest {
    /** Who is signed in; set for every route under /api/v1 before its handler runs. */
    userId: string;
    /** What the API key may do that the request came with; null when it came with none. */
    apiKey: ApiKeyGrant | null;
    /** By which session; null for who came in without one. */
    sessionId: string | null;
    /** Set when the request has an Idempotency-Key: hand it to the transaction that creates something. */
    idempotencyClaim: string | null;
  }
  interface FastifyContextConfig {
    /** Its answer holds a secret that is shown once: it is not kept for repetitions. */
    holdsSecret?: true;
  }
}

/** Until it is known who asks, and where that is nobody's business, work is done for nobody. To be called before all that asks. */
export function beginForNobody(app: FastifyInstance): void {
  app.addHook("onRequest", (_request, _reply, done) => actAsNobody(done));
  // Once more: what comes from the socket afterwards, as a body does, belongs to nobody's request.
  app.addHook("preValidation", (_request, _reply, done) => actAsNobody(done));
}

type Needs = { auth: AuthService; apiKeys: ApiKeyService; originRule: OriginRule };

/**
 * Sets `request.userId` for every route of `app`, from a bearer token, an API key, or else from the session cookie. Everything after it
 * is done for this user, and the database shows nothing else.
 */
export function requireUser(app: FastifyInstance, { auth, apiKeys, originRule }: Needs): void {
  app.addHook("onRequest", async (request) => {
    const token = bearerToken(request);
    if (token?.startsWith(API_KEY_PREFIX)) {
      const { userId, grant } = await apiKeys.open(token);
      request.userId = userId;
      request.apiKey = grant;
      return;
    }
    const signed =
      token === undefined ? await signedByCookie(request, auth, originRule) : await auth.signedByToken(token);
    request.userId = signed.userId;
    request.sessionId = signed.sessionId;
  });
  // Not before the body is there: what comes from the socket afterwards belongs to nobody's request.
  app.addHook("preValidation", ({ userId, apiKey, id }, _reply, done) =>
    actAs({ userId, kind: apiKey ? "api_key" : "person", keyId: apiKey?.id ?? null, requestId: id }, done),
  );
}

/** Refuses guests at routes that are for accounts. */
export function requireAccount(app: FastifyInstance, auth: Pick<AuthService, "findUser">): void {
  app.addHook("preHandler", async ({ routeOptions, userId }) => {
    if (routeOptions.config.policy?.who !== "account" || !(await auth.findUser(userId))?.guest) return;
    throw new AppError(
      "account_needed",
      "You are looking around without an account, in a sample. Create an account first: what you have done here stays.",
    );
  });
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  if (headers.authorization === undefined) return undefined;
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization) ?? [];
  if (token === undefined) throw new AppError("unauthenticated", "The Authorization header must be: Bearer <token>.");
  return token;
}

async function signedByCookie(request: FastifyRequest, auth: AuthService, originRule: OriginRule): Promise<Signed> {
  const { cookie } = request.headers;
  const signed = cookie === undefined ? undefined : await auth.signedByCookie({ ...callerOf(request), cookie });
  if (signed === undefined) throw new AppError("unauthenticated", "Please sign in.");
  requireOwnPage(request, originRule);
  return signed;
}

export const callerOf = ({ headers, ip }: FastifyRequest): Caller => ({
  cookie: headers.cookie,
  ip,
  userAgent: headers["user-agent"],
});
