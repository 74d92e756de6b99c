import { systemClock } from "../core/clock.ts";
import { planRoutes } from "../routes/plan-routes.ts";
import { publishKitRoutes } from "../routes/publish-kit-routes.ts";
import { removedRoutes } from "../routes/removed-routes.ts";
import { scheduleRoutes } from "../routes/schedule-routes.ts";
import { searchRoutes } from "../routes/search-routes.ts";
import { usageRoutes } from "../routes/usage-routes.ts";
import { createPlanService } from "../services/plan-service.ts";
import { createPublishKitService } from "../services/publish-kit-service.ts";
import { createRemovalService } from "../services/removal-service.ts";
import { createScheduleService } from "../services/schedule-service.ts";
import { createSearchService } from "../services/search-service.ts";
import { createUsageService } from "../services/usage-service.ts";
import type { Ground, Part } from "./part.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What the owner does with plans and texts that are there, and what they cost. */
export function composeStudio({ store, businesses }: Ground): Part {
  const schedules = createScheduleService({ store, businesses });
  const removals = createRemovalService({ store, businesses });
  return {
    routes: [
      planRoutes(createPlanService({ store, businesses })),
      scheduleRoutes(schedules),
      publishKitRoutes(createPublishKitService({ store, businesses, schedules })),
      removedRoutes(removals),
      searchRoutes(createSearchService({ store, businesses })),
      usageRoutes(createUsageService({ store, businesses, clock: systemClock })),
    ],
    chores: [
      ["marking what nobody posted in time", MINUTE_MS, () => schedules.sweep()],
      ["erasing what was removed a month ago", HOUR_MS, () => removals.sweep()],
    ],
  };
}
