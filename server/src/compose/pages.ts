import { createVisitorBounds } from "../infrastructure/visitor-bounds.ts";
import { pageRoutes } from "../routes/page-routes.ts";
import { publicPageRoutes } from "../routes/public-page-routes.ts";
import { publicPictureRoutes } from "../routes/public-picture-routes.ts";
import { createPageService } from "../services/page-service.ts";
import { createPublicPictures } from "../services/public-pictures.ts";
import { createPublicPageService } from "../services/public-page-service.ts";
import type { ConnectionService } from "../services/connection-service.ts";
import type { CountingService } from "../services/tracking/counting-service.ts";
import type { Ground, Part } from "./part.ts";

/** Far above what a person reads, and room for an office behind one address; a page that everybody speaks of gets sixty a second. */
const VISITS = { ofVisitor: 600, ofPlace: 3_600 };

/** The hosted pages of businesses. */
export function composePages(
  { config: { publicUrl }, store, businesses }: Ground,
  connections: ConnectionService,
  counting: CountingService,
): Part {
  const publicPages = createPublicPageService({ store, publicUrl });
  const pages = createPageService({ store, businesses, connections, publicPages, publicUrl });
  const { admits } = createVisitorBounds(VISITS);
  return {
    routes: [pageRoutes(pages)],
    publicRoutes: [
      publicPageRoutes({ pages: publicPages, admits, counting }),
      publicPictureRoutes({ pictures: createPublicPictures({ store }), admits }),
    ],
  };
}
