import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { ChevronDown, CircleAlert, CircleCheck, PenLine } from "lucide-react";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { campaignsQuery } from "../../api/campaigns.ts";
import { cx } from "../../ui/classes.ts";
import { useHandler } from "../../ui/use-handler.ts";
import { useTitlePrefix } from "../../ui/page-title.ts";
import { placeOf } from "./ended.ts";
import { messages } from "./messages.ts";
import { useEndedJobs } from "./use-ended-jobs.ts";
import { useJobWatcher } from "./use-job-watcher.ts";
import { topLevel } from "./watch-jobs.ts";

const TrayList = lazy(() => import("./tray-list.tsx").then((file) => ({ default: file.TrayList })));

/**
 * Bottom right, above the bar of a phone; higher where the page has a bar of its own there, and on the other side of an
 * open editor: it covers no button.
 */
const PLACE =
  "fixed end-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-30 grid max-w-[calc(100vw-1.5rem)] grid-cols-1 justify-items-end gap-2 md:end-6 md:bottom-6 group-has-data-[foot=bar]/frame:bottom-[calc(9.5rem+env(safe-area-inset-bottom))] md:group-has-data-[foot=bar]/frame:bottom-24 group-has-data-[foot=panel]/frame:start-[min(6rem,27vw)] max-md:group-has-data-[foot=panel]/frame:max-w-[calc(73vw-0.75rem)] group-has-data-[foot=panel]/frame:end-auto group-has-data-[foot=panel]/frame:justify-items-start lg:group-has-data-[foot=panel]/frame:start-66";

/** What ended is no news any more once the owner is on its page. */
function useDismissHere(ended: readonly { id: string; place: string }[], dismiss: (id: string) => void): void {
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const latest = useRef({ ended, dismiss });
  useEffect(() => {
    latest.current = { ended, dismiss };
  });
  useEffect(() => {
    for (const { id, place } of latest.current.ended) if (place.split("?")[0] === here) latest.current.dismiss(id);
  }, [here]);
}

/** What the pill says: work under way first, then what needs the owner, then what is ready. */
const headline = (running: number, failed: number, ready: number) => {
  if (running > 0) return { Icon: PenLine, text: messages.running(running) };
  if (failed > 0) return { Icon: CircleAlert, text: messages.failed(failed) };
  return { Icon: CircleCheck, text: messages.done(ready) };
};

/** Esc puts the list away, and so does going on elsewhere: what has the focus is never under it. */
function useClosing(isOpen: boolean, close: () => void) {
  const box = useRef<HTMLElement>(null);
  const latest = useHandler(close);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeBeside = ({ target }: Event): void => {
      if (target instanceof Node && !box.current?.contains(target)) latest();
    };
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || !box.current?.contains(document.activeElement)) return;
      event.preventDefault();
      latest();
      box.current.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    };
    document.addEventListener("focusin", closeBeside);
    document.addEventListener("keydown", closeByKey, true);
    return () => {
      document.removeEventListener("focusin", closeBeside);
      document.removeEventListener("keydown", closeByKey, true);
    };
  }, [isOpen, latest]);
  return box;
}

/** Everything that is being written, and what came of it, on every page. The server knows it, so a refresh or another device shows the same. */
export function JobTray({ businessId }: { businessId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const list = useId();
  const box = useClosing(isOpen, () => setIsOpen(false));
  const { ended, isReadyUnseen, tell, dismiss } = useEndedJobs(businessId);
  const running = topLevel(useJobWatcher(businessId, tell));
  const failed = ended.filter(({ status }) => status === "failed");
  const ready = ended.filter(({ status }) => status !== "failed");
  const count = running.length + ended.length;
  // Its end names the campaign.
  useQuery({ ...campaignsQuery(businessId), enabled: count > 0, throwOnError: false });
  useTitlePrefix(running.length > 0 ? messages.writingPrefix : isReadyUnseen ? messages.readyPrefix : "");
  useDismissHere(
    ready.map((job) => ({ id: job.id, place: placeOf(job) })),
    dismiss,
  );
  if (count === 0) return null;
  const { Icon, text } = headline(running.length, failed.length, ready.length);
  return (
    <section ref={box} aria-label={messages.tray} className={PLACE}>
      {isOpen && (
        <Suspense>
          <TrayList
            id={list}
            businessId={businessId}
            running={running}
            failed={failed}
            ready={ready}
            onClose={() => setIsOpen(false)}
            onDismiss={dismiss}
          />
        </Suspense>
      )}
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        onClick={() => setIsOpen(!isOpen)}
        className="tap flex min-h-11 items-center gap-2.5 rounded-full bg-ink px-4 text-sm font-medium text-canvas shadow-float"
      >
        <Icon size={16} className={cx(running.length > 0 && "animate-breathe")} aria-hidden />
        <span aria-live="polite">{text}</span>
        <ChevronDown size={16} className={isOpen ? "" : "rotate-180"} aria-hidden />
      </button>
    </section>
  );
}
