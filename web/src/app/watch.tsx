import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { SessionKeeper } from "../features/auth/session-keeper.tsx";
import { rememberUnderWay, wasLeftUnderWay } from "./left-under-way.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { RateLimitBanner } from "./rate-limit-banner.tsx";

const place = (): Element => document.querySelector("#bars") ?? document.body;

/** At the top of every page and over every sheet. What else stays at the top makes room for it, by `--bars`. */
function Bars({ children }: { children: ReactNode }) {
  const bars = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bars.current;
    const { style } = document.documentElement;
    const measure = new ResizeObserver(() => style.setProperty("--bars", `${element?.offsetHeight ?? 0}px`));
    if (element) measure.observe(element);
    return () => {
      measure.disconnect();
      style.removeProperty("--bars");
    };
  }, []);
  return createPortal(
    <div ref={bars} className="sticky top-0 z-60">
      {children}
    </div>,
    place(),
  );
}

/** Whoever leaves a page in the very moment of a change gets it with answers from before: all is asked for again, behind what is shown. */
function useFreshAnswers(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (wasLeftUnderWay()) void client.invalidateQueries();
    return rememberUnderWay();
  }, [client]);
}

/** What watches over every page: the banners of the connection and the keeper of the session. */
export function Watch(): ReactNode {
  useFreshAnswers();
  return (
    <>
      <Bars>
        <OfflineBanner />
        <RateLimitBanner />
      </Bars>
      <SessionKeeper />
    </>
  );
}
