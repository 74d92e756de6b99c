import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { SessionKeeper } from "../features/auth/session-keeper.tsx";
import { OfflineBanner } from "./offline-banner.tsx";

const RateLimitBanner = lazy(() =>
  import("./rate-limit-banner.tsx").then((file) => ({ default: file.RateLimitBanner })),
);

/** After a move to another page the focus goes to its heading, where a screen reader begins to read. */
function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onResolved", ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        requestAnimationFrame(() => {
          const heading =
            document.querySelector<HTMLElement>("[data-page-heading]") ?? document.querySelector<HTMLElement>("#main");
          if (!document.activeElement?.hasAttribute("autofocus")) heading?.focus({ preventScroll: true });
        });
      }),
    [router],
  );
}

/** What is on every page: the banners of the connection and the keeper of the session. */
export function RootLayout() {
  useHeadingFocus();
  return (
    <>
      <div className="sticky top-0 z-40">
        <OfflineBanner />
        <Suspense>
          <RateLimitBanner />
        </Suspense>
      </div>
      <Outlet />
      <SessionKeeper />
    </>
  );
}
