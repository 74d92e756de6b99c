import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";

export type OriginRule = { publicUrl: string; production: boolean };

/** Whether a browser sent the request from our own pages; undefined when no browser says where it comes from. */
function isSameOrigin({ headers }: FastifyRequest, rule: OriginRule): boolean | undefined {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  if (headers.origin === undefined) return undefined;
  return headers.origin === new URL(rule.publicUrl).origin || isOwnAddress(headers.origin, headers.host, rule);
}

/**
 * Outside production the studio may be opened by any address of this machine. A name other than localhost is not
 * believed: a foreign page can point its own name here, but not an IP address.
 */
function isOwnAddress(origin: string, host: string | undefined, { production }: OriginRule): boolean {
  const address = URL.parse(origin);
  if (production || address === null || address.host !== host) return false;
  return address.hostname === "localhost" || isIP(address.hostname.replaceAll(/[[\]]/g, "")) !== 0;
}

const isSafe = (method: string) => method === "GET" || method === "HEAD" || method === "OPTIONS";

const foreign = () =>
  new AppError(
    "forbidden",
    "This request does not come from the studio's own address. Open the studio by its PUBLIC_URL; programs send an access token instead of the cookie.",
  );

/** For requests that carry the session cookie: anything that changes something must come from our own pages. */
export function requireOwnPage(request: FastifyRequest, rule: OriginRule): void {
  if (!isSafe(request.method) && isSameOrigin(request, rule) !== true) throw foreign();
}

/** For requests that start a session: refuses foreign pages, lets programs through. */
export function refuseForeignPage(request: FastifyRequest, rule: OriginRule): void {
  if (!isSafe(request.method) && isSameOrigin(request, rule) === false) throw foreign();
}
