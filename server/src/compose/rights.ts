import { auditRoutes } from "../routes/audit-routes.ts";
import { createAuditService } from "../services/audit-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;

/** What people may know and take with them: who did what. */
export function composeRights({ config, store, businesses }: Ground): Part {
  const audit = createAuditService({ store, businesses, keptDays: config.auditKeepDays });
  return {
    routes: [auditRoutes(audit)],
    chores: [["forgetting who did what years ago", HOUR_MS, () => audit.sweep()]],
  };
}
