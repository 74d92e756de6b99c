import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";
import type { AuthService, Caller } from "../services/auth-service.ts";
import { requireOwnPage, type OriginRule } from "./same-origin.ts";

type Needs = { auth: AuthService; originRule: OriginRule };

/** Sets `request.userId` for every route of `app`, from a bearer token or else from the session cookie. */
export function requireUser(app: FastifyInstance, { auth, originRule }: Needs): void {
  app.addHook("onRequest", async (request) => {
    const token = bearerToken(request);
    request.userId =
      token === undefined ? await userOfCookie(request, auth, originRule) : await auth.userOfToken(token);
  });
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  if (headers.authorization === undefined) return undefined;
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization) ?? [];
  if (token === undefined) throw new AppError("unauthenticated", "The Authorization header must be: Bearer <token>.");
  return token;
}

async function userOfCookie(request: FastifyRequest, auth: AuthService, originRule: OriginRule): Promise<string> {
  const userId = request.headers.cookie === undefined ? undefined : await auth.sessionUser(callerOf(request));
  if (userId === undefined) throw new AppError("unauthenticated", "Please sign in.");
  requireOwnPage(request, originRule);
  return userId;
}

export const callerOf = ({ headers, ip }: FastifyRequest): Caller => ({
  cookie: headers.cookie,
  ip,
  userAgent: headers["user-agent"],
});
