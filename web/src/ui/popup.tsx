import { useEffect, useRef, useState, type ReactNode } from "react";
import { cx } from "./classes.ts";

type PopupProps = {
  label: string;
  /** What the button shows. */
  button: ReactNode;
  buttonClass: string;
  children: (close: () => void) => ReactNode;
  /** Where the panel stands, and how wide it is. */
  placement: string;
};

/** A panel as wide as the lists in it need, beside its button. */
export const BESIDE = "absolute w-72 max-w-[calc(100vw-1.5rem)] max-h-[80dvh]";

/** A button that folds out a small panel of links and settings. Closes on Esc, on a press beside it, and when the focus leaves. Native, for the first load. */
export function Popup({ label, button, buttonClass, children, placement }: PopupProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeBeside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setIsOpen(false);
    };
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // What is behind, a dialog or an open piece, stays.
      event.preventDefault();
      setIsOpen(false);
      opener.current?.focus();
    };
    document.addEventListener("pointerdown", closeBeside);
    document.addEventListener("focusin", closeBeside);
    document.addEventListener("keydown", closeByKey, true);
    return () => {
      document.removeEventListener("pointerdown", closeBeside);
      document.removeEventListener("focusin", closeBeside);
      document.removeEventListener("keydown", closeByKey, true);
    };
  }, [isOpen]);
  return (
    <div ref={box} className={cx("min-w-0", placement.includes("absolute") && "relative")}>
      <button
        ref={opener}
        type="button"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
        className={buttonClass}
      >
        {button}
      </button>
      {isOpen && (
        <div
          className={cx(
            "z-40 animate-enter overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-float",
            placement,
          )}
        >
          {children(() => setIsOpen(false))}
        </div>
      )}
    </div>
  );
}
