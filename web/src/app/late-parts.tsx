import { DropAnywhere } from "../features/contents/pictures/drop-anywhere.tsx";
import { useActiveBusiness } from "../api/businesses.ts";
import { JobTray } from "../features/jobs/job-tray.tsx";
import { NoWorkerBanner } from "./no-worker-banner.tsx";
import { RoleLine } from "./role-line.tsx";
import { UnreadBadge } from "./unread-badge.tsx";

/** What a page of a business can wait for until it is painted. */
export const LateParts = () => (
  <>
    <RoleLine />
    <NoWorkerBanner />
    <UnreadBadge />
    <DropAnywhere />
    <JobTray businessId={useActiveBusiness().id} />
  </>
);
