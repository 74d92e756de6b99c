import { systemClock } from "../core/clock.ts";
import { createOutsideHttp } from "../infrastructure/outside-http.ts";
import { preparePicture } from "../infrastructure/prepare-picture.ts";
import { pictureRoutes } from "../routes/picture-routes.ts";
import { planRoutes } from "../routes/plan-routes.ts";
import { prefillRoutes } from "../routes/prefill-routes.ts";
import { removedRoutes } from "../routes/removed-routes.ts";
import { searchRoutes } from "../routes/search-routes.ts";
import { usageRoutes } from "../routes/usage-routes.ts";
import { createPictureService } from "../services/picture-service.ts";
import { createPlanService } from "../services/plan-service.ts";
import { createPrefillService } from "../services/prefill-service.ts";
import { createRemovalService } from "../services/removal-service.ts";
import { createSearchService } from "../services/search-service.ts";
import { createUsageService } from "../services/usage-service.ts";
import type { Ground, Part } from "./part.ts";

const HOUR_MS = 3_600_000;

/** What the owner does with plans and texts that are there, and what they cost. */
export function composeStudio({ config, store, businesses }: Ground): Part {
  const removals = createRemovalService({ store, businesses });
  const pictures = createPictureService({ store, businesses, prepare: preparePicture });
  return {
    routes: [
      pictureRoutes(pictures),
      planRoutes(createPlanService({ store, businesses })),
      prefillRoutes(createPrefillService({ outside: createOutsideHttp({ allow: config.outsideAllow }) })),
      removedRoutes(removals),
      searchRoutes(createSearchService({ store, businesses })),
      usageRoutes(createUsageService({ store, businesses, clock: systemClock })),
    ],
    chores: [
      ["erasing what was removed a month ago", HOUR_MS, () => removals.sweep()],
      ["erasing pictures that nothing carries any more", HOUR_MS, () => pictures.sweep()],
    ],
  };
}
