import { auditRoutes } from "../routes/audit-routes.ts";
import { dataExportRoutes } from "../routes/data-export-routes.ts";
import { createAuditService } from "../services/audit-service.ts";
import { createDataExportService } from "../services/data-export-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;
const EXPORT_MS = 2_000;

/** What people may know and take with them: who did what, and all that is theirs. */
export function composeRights({ config, logger, store, workStore, businesses }: Ground): Part {
  const audit = createAuditService({ store, businesses, keptDays: config.auditKeepDays });
  const warn = (message: string, facts: Record<string, unknown>) => logger.warn(facts, message);
  const exports = createDataExportService({ workStore, businesses, warn });
  return {
    routes: [auditRoutes(audit), dataExportRoutes(exports)],
    chores: [
      ["forgetting who did what years ago", HOUR_MS, () => audit.sweep()],
      ["erasing exports of a week ago", HOUR_MS, () => exports.purge()],
    ],
    works: [["making exports", EXPORT_MS, () => exports.work()]],
    close: () => exports.leave(),
  };
}
