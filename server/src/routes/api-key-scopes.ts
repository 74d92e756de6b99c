import type { ApiKeyScope } from "@handbill/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError, notFound } from "../core/errors.ts";
import type { ApiKeyGrant } from "../services/api-key-service.ts";
import { countKey, type RateLimiter } from "./rate-limits.ts";

type Needs = {
  limiter: RateLimiter;
  /** The business of a job, for keys of one business. */
  businessOfJob(userId: string, jobId: string): Promise<string>;
};

/** Holds requests that come with an API key to its scopes, its business and its limit. To be called after `requireUser`. */
export function limitApiKeys(app: FastifyInstance, { limiter, businessOfJob }: Needs): void {
  app.addHook("onRequest", async ({ apiKey }, reply) => {
    if (apiKey !== null) await countKey(limiter, apiKey.id, reply);
  });
  // Once the address is known to be well-formed.
  app.addHook("preHandler", async (request) => {
    const { apiKey } = request;
    if (apiKey === null) return;
    requireScope(request, apiKey);
    if (apiKey.businessId !== null) await requireBusiness(request, apiKey.businessId, businessOfJob);
  });
}

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const parameter = ({ params }: FastifyRequest, name: string) => asText(Reflect.get(Object(params), name));

/** Where a business is made or taken away, or connected to the outside. */
const isManaging = (method: string, path: string): boolean =>
  /^\/businesses(\/sample)?$/.test(path) ||
  (method === "DELETE" && path === "/businesses/:businessId") ||
  path.includes("/connections");

/** What a route takes of a key: undefined where no key may do it at all. */
export function scopeOf(method: string, route: string): ApiKeyScope | undefined {
  const reads = method === "GET" || method === "HEAD";
  const path = route.replace(/^\/api\/v1/, "");
  if (path.startsWith("/me/") || (!reads && isManaging(method, path))) return undefined;
  if (reads) return "read";
  if (/\/(approve|unapprove|judgement)$/.test(path)) return "approve";
  return /\/(publish|schedule|send|publications|mailings)\b(?!\/check)/.test(path) ? "publish" : "write";
}

function requireScope({ method, routeOptions }: FastifyRequest, { scopes }: ApiKeyGrant): void {
  const scope = scopeOf(method, routeOptions.url ?? "");
  if (scope === undefined) throw new AppError("scope_missing", "No API key may do this. Sign in for it.");
  if (scopes.includes(scope)) return;
  throw new AppError("scope_missing", `This API key has no scope \`${scope}\`. Make one that has it.`);
}

/** A key of one business reaches what lies in it, and its jobs; of anything else it does not even learn whether it exists. */
async function requireBusiness(
  request: FastifyRequest,
  businessId: string,
  businessOfJob: Needs["businessOfJob"],
): Promise<void> {
  const jobId = parameter(request, "jobId");
  const asked =
    parameter(request, "businessId") ??
    (jobId === undefined
      ? asText(Reflect.get(Object(request.query), "businessId"))
      : await businessOfJob(request.userId, jobId));
  if (asked === undefined) {
    throw new AppError("scope_missing", "This API key is for one business: only what lies in it can be asked for.");
  }
  if (asked !== businessId) throw notFound(jobId === undefined ? "Business" : "Job");
}
