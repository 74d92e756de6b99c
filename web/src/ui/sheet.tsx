import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { messages } from "./messages.ts";
import { PlainIconButton } from "./plain-button.tsx";

type SheetProps = {
  title: ReactNode;
  onClose: () => void;
  /** Where the focus goes afterwards. */
  returnTo: () => HTMLElement | null;
  children: ReactNode;
};

/** The page behind is out of reach, for keys and screen readers alike. Messages stay in reach: they live beside the page. */
function useAlone(onClose: () => void, returnTo: () => HTMLElement | null) {
  const panel = useRef<HTMLDivElement>(null);
  const present = useRef({ onClose, returnTo });
  useEffect(() => {
    present.current = { onClose, returnTo };
  });
  useEffect(() => {
    const page = document.querySelector("#root");
    const { style } = document.documentElement;
    const closeByKey = (event: KeyboardEvent): void => {
      const isElsewhere = document.activeElement !== document.body && !panel.current?.contains(document.activeElement);
      if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) present.current.onClose();
    };
    page?.toggleAttribute("inert", true);
    style.overflow = "hidden";
    panel.current?.focus();
    document.addEventListener("keydown", closeByKey);
    return () => {
      document.removeEventListener("keydown", closeByKey);
      page?.toggleAttribute("inert", false);
      style.overflow = "";
      present.current.returnTo()?.focus();
    };
  }, []);
  return panel;
}

/** A panel over the page that fills a phone. Native, and far lighter than Dialog: for what is large already. */
export function Sheet({ title, onClose, returnTo, children }: SheetProps) {
  const panel = useAlone(onClose, returnTo);
  const id = useId();
  return createPortal(
    <div
      className="fixed inset-x-0 top-(--bars,0px) bottom-0 z-50 flex animate-fade justify-end bg-backdrop"
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
        className="flex h-full w-full animate-enter flex-col bg-surface text-ink shadow-float outline-none md:max-w-160 md:border-s md:border-line"
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
    </div>,
    document.body,
  );
}
