import { SessionKeeper } from "../features/auth/session-keeper.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { RateLimitBanner } from "./rate-limit-banner.tsx";

/** What watches over every page: the banners of the connection and the keeper of the session. */
export const Watch = () => (
  <>
    <div className="sticky top-0 z-40">
      <OfflineBanner />
      <RateLimitBanner />
    </div>
    <SessionKeeper />
  </>
);
