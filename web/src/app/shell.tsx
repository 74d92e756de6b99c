import { Outlet } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { ActiveBusiness, useBusinessOfAddress } from "../api/businesses.ts";
import { ActivePermissions } from "../api/permissions.ts";
import { cx } from "../ui/classes.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { messages } from "./messages.ts";
import { closePalette, openPalette, usePaletteIsOpen } from "./palette-state.ts";
import { Side, Top } from "./side.tsx";
import { afterPaint } from "../ui/after-paint.ts";

const LateParts = lazy(() =>
  afterPaint()
    .then(() => import("./late-parts.tsx"))
    .then((file) => ({ default: file.LateParts })),
);
const Palette = lazy(() => import("../features/palette/palette.tsx").then((file) => ({ default: file.Palette })));

/** Opens the search from everywhere, also while somebody types: no text is written with Ctrl and K. */
function usePaletteKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      openPalette();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

const SkipLink = () => (
  <a
    href="#main"
    className="tap absolute start-2 top-2 z-60 inline-flex -translate-y-20 rounded-control bg-accent items-center px-4 py-2 text-on-accent focus:translate-y-0"
  >
    {messages.skip}
  </a>
);

/** Where a page of the studio sits: room for reading, and at the bottom for the bar and the job tray. */
const Main = ({ children, className }: { children: ReactNode; className?: string }) => (
  <main
    id="main"
    tabIndex={-1}
    className={cx("mx-auto w-full max-w-300 min-w-0 px-4 pt-6 pb-32 outline-none md:px-8 md:pb-24", className)}
  >
    {children}
  </main>
);

/** Frame of everything inside a business: navigation, the page, the search, and the tray of running work. */
export function Shell() {
  const business = useBusinessOfAddress();
  const isSearching = usePaletteIsOpen();
  usePaletteKey();
  return (
    <ActiveBusiness value={business}>
      <ActivePermissions value={business.permissions}>
        <div
          data-frame
          className="group/frame grid min-h-dvh content-start md:grid-cols-[4.25rem_minmax(0,1fr)] md:content-stretch lg:grid-cols-[14.5rem_minmax(0,1fr)]"
        >
          <SkipLink />
          <Top />
          <Side businessId={business.id} />
          <Main>
            <Suspense>
              <LateParts />
            </Suspense>
            <Outlet />
          </Main>
          <BottomBar businessId={business.id} />
          {isSearching && (
            <Suspense>
              <Palette businessId={business.id} onClose={closePalette} />
            </Suspense>
          )}
        </div>
      </ActivePermissions>
    </ActiveBusiness>
  );
}
