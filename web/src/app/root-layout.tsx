import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { afterPaint } from "../ui/after-paint.ts";

const Nothing = (): ReactNode => null;

/** Comes right after the first paint. Without it the pages work as before; only what it watches goes unsaid. */
const Watch = lazy<() => ReactNode>(() =>
  afterPaint().then(() =>
    import("./watch.tsx").then(
      (file) => ({ default: file.Watch }),
      () => ({ default: Nothing }),
    ),
  ),
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

/** What is on every page: the page itself, and what watches over connection and session. */
export function RootLayout() {
  useHeadingFocus();
  return (
    <>
      <Suspense>
        <Watch />
      </Suspense>
      <Outlet />
    </>
  );
}
