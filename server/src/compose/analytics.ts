import { analyticsRoutes } from "../routes/analytics-routes.ts";
import { experimentRoutes } from "../routes/experiment-routes.ts";
import { createAnalyticsImportService } from "../services/analytics-import-service.ts";
import { createAnalyticsService } from "../services/analytics-service.ts";
import { createExperimentService } from "../services/experiment-service.ts";
import { createInsightsService } from "../services/insights-service.ts";
import type { Ground, Part } from "./part.ts";

const ROLL_UP_MS = 10_000;
const TEST_MS = 5 * 60_000;

/** Results: what was counted, what was entered, and what is to be learned of both. */
export function composeAnalytics({ store, workStore, businesses }: Ground): Part {
  const insights = createInsightsService({ store, businesses });
  const imports = createAnalyticsImportService({ store, businesses });
  const counting = createInsightsService({ store: workStore, businesses });
  const testing = createExperimentService({ store: workStore, businesses });
  return {
    routes: [
      analyticsRoutes({ analytics: createAnalyticsService({ store, businesses }), insights, imports }),
      experimentRoutes(createExperimentService({ store, businesses })),
    ],
    chores: [["counting results", ROLL_UP_MS, () => counting.rollUp()]],
    works: [["ending tests by their rule", TEST_MS, () => testing.sweep()]],
  };
}
