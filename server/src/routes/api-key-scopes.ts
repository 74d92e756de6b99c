import type { ApiKeyScope, Permission } from "@handbill/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError, notFound } from "../core/errors.ts";
import type { ApiKeyGrant } from "../services/api-key-service.ts";
import { permissionsFor, type RoutePolicy } from "./policy.ts";
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
    requireScopes(request, apiKey);
    if (apiKey.businessId !== null) await requireBusiness(request, apiKey.businessId, businessOfJob);
  });
}

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const parameter = ({ params }: FastifyRequest, name: string) => asText(Reflect.get(Object(params), name));

const SCOPE_OF: Readonly<Partial<Record<Permission, ApiKeyScope>>> = {
  view: "read",
  edit: "write",
  approve: "approve",
  publish: "publish",
};

/** What a request takes of a key, by the policy of its route; undefined where no key may make it at all. */
export function scopesFor(policy: RoutePolicy | undefined, body?: unknown): ApiKeyScope[] | undefined {
  if (policy?.who === "user" || policy?.who === "account") return policy.keys && [policy.keys];
  if (policy?.who === "member" && policy.isForPeople) return undefined;
  const scopes = permissionsFor(policy, body).map((permission) => SCOPE_OF[permission]);
  const known = scopes.flatMap((scope) => scope ?? []);
  return known.length === 0 || known.length < scopes.length ? undefined : known;
}

function requireScopes({ routeOptions, body }: FastifyRequest, { scopes }: ApiKeyGrant): void {
  const needed = scopesFor(routeOptions.config.policy, body);
  if (needed === undefined) throw new AppError("scope_missing", "No API key may do this. Sign in for it.");
  const missing = needed.find((scope) => !scopes.includes(scope));
  if (missing === undefined) return;
  throw new AppError("scope_missing", `This API key has no scope \`${missing}\`. Make one that has it.`);
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
