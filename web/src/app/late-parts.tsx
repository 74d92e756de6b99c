import { DropAnywhere } from "../features/contents/pictures/drop-anywhere.tsx";
import { NoWorkerBanner } from "./no-worker-banner.tsx";
import { UnreadBadge } from "./unread-badge.tsx";

/** What a page of a business can wait for until it is painted. */
export const LateParts = () => (
  <>
    <NoWorkerBanner />
    <UnreadBadge />
    <DropAnywhere />
  </>
);
