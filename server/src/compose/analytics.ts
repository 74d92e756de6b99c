import type { Chore } from "../chores.ts";
import type { Store } from "../data/store.ts";
import { analyticsRoutes } from "../routes/analytics-routes.ts";
import { createAnalyticsService } from "../services/analytics-service.ts";
import type { BusinessService } from "../services/business-service.ts";
import { createInsightsService } from "../services/insights-service.ts";

type Needs = { store: Store; workStore: Store; businesses: BusinessService };

const ROLL_UP_MS = 10_000;

/** Results: what was counted, what was entered, and what is to be learned of both. */
export function composeAnalytics({ store, workStore, businesses }: Needs) {
  const insights = createInsightsService({ store, businesses });
  const counting = createInsightsService({ store: workStore, businesses });
  const chores: Chore[] = [["counting results", ROLL_UP_MS, () => counting.rollUp()]];
  return { routes: [analyticsRoutes({ analytics: createAnalyticsService({ store, businesses }), insights })], chores };
}
