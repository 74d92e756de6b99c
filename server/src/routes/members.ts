import { id, type Permission } from "@handbill/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { permissionsFor } from "./policy.ts";

/** Throws `not_found` for who is no member, `not_permitted` for a member without one of these. */
type RequirePermissions = (userId: string, businessId: string, needed: readonly Permission[]) => Promise<void>;

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Holds every request against what the policy of its route takes in the business. A reading that every member may do is left to the
 * service, which finds the business by the membership anyway: it costs no statement of its own. Before the body is validated: who may
 * not do this need not know how it is done.
 */
export function requireMembers(app: FastifyInstance, requirePermissions: RequirePermissions): void {
  app.addHook("preValidation", async (request) => {
    const needed = permissionsFor(request.routeOptions.config.policy, request.body);
    const isOpenToMembers = needed.every((permission) => permission === "view");
    if (needed.length === 0 || (isOpenToMembers && READS.has(request.method))) return;
    const businessId = businessOf(request);
    if (businessId !== undefined) await requirePermissions(request.userId, businessId, needed);
  });
}

/** Undefined where it is no id: the schema of the route refuses it next. */
function businessOf({ params }: FastifyRequest): string | undefined {
  const businessId = id.safeParse(Reflect.get(Object(params), "businessId"));
  return businessId.success ? businessId.data : undefined;
}
