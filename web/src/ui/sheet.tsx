import { X } from "lucide-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { cx } from "./classes.ts";
import { messages } from "./messages.ts";
import { PlainIconButton } from "./plain-button.tsx";
import { useInBrowser } from "./use-in-browser.ts";

type SheetProps = {
  title: ReactNode;
  onClose: () => void;
  /** Where the focus goes afterwards. */
  returnTo: () => HTMLElement | null;
  children: ReactNode;
};

/** All of the page but what is in the panel, which may stand beside the page or in it. */
function* behind(panel: HTMLElement): Generator<Element> {
  const page = document.querySelector("#root");
  if (page === null) return;
  if (!page.contains(panel)) yield page;
  for (let inner: Element = panel; inner !== page && page.contains(inner); inner = inner.parentElement ?? page)
    for (const other of inner.parentElement?.children ?? []) if (other !== inner) yield other;
}

/** The page behind is out of reach, for keys and screen readers alike. Messages stay in reach: they live beside the page. */
function useAlone(onClose: () => void, returnTo: () => HTMLElement | null) {
  const panel = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const present = useRef({ onClose, returnTo });
  useEffect(() => {
    present.current = { onClose, returnTo };
  });
  useEffect(() => {
    const others = [...(over.current ? behind(over.current) : [])];
    const { style } = document.documentElement;
    const closeByKey = (event: KeyboardEvent): void => {
      const isElsewhere = document.activeElement !== document.body && !panel.current?.contains(document.activeElement);
      if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) present.current.onClose();
    };
    for (const other of others) other.toggleAttribute("inert", true);
    style.overflow = "hidden";
    panel.current?.focus();
    document.addEventListener("keydown", closeByKey);
    return () => {
      document.removeEventListener("keydown", closeByKey);
      for (const other of others) other.toggleAttribute("inert", false);
      style.overflow = "";
      present.current.returnTo()?.focus();
    };
  }, []);
  return { panel, over };
}

/** A panel over the page that fills a phone. Native, and far lighter than Dialog: for what is large already. */
export function Sheet({ title, onClose, returnTo, children }: SheetProps) {
  const { panel, over } = useAlone(onClose, returnTo);
  const isInBrowser = useInBrowser();
  // What the server has painted stays where it stands: it can paint nothing beside the page.
  const [arrives] = useState(isInBrowser);
  const id = useId();
  const sheet = (
    <div
      ref={over}
      className={cx(
        "fixed inset-x-0 top-(--bars,0px) bottom-0 z-50 flex justify-end bg-backdrop",
        arrives && "animate-fade",
      )}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className={cx(
          "flex h-full w-full flex-col bg-surface text-ink shadow-float outline-none md:max-w-160 md:border-s md:border-line",
          arrives && "animate-enter",
        )}
      >
        <header className="flex items-start justify-between gap-3 border-b border-line px-4 py-3 md:px-6">
          <h2 id={id} className="min-w-0 py-1 text-lg">
            {title}
          </h2>
          <PlainIconButton aria-label={messages.close} onClick={onClose}>
            <X size={20} aria-hidden />
          </PlainIconButton>
        </header>
        <div className="min-h-0 flex-1 scroll-pb-32 overflow-y-auto px-4 py-4 md:px-6">{children}</div>
      </div>
    </div>
  );
  return arrives ? createPortal(sheet, document.body) : sheet;
}
