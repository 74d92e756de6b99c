import { X } from "lucide-react";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { cx } from "./classes.ts";
import { messages } from "./messages.ts";
import { PlainIconButton } from "./plain-button.tsx";

type NativeDialogProps = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot; the main one last. */
  actions?: ReactNode;
  size?: "md" | "lg";
  /** False for one that needs an answer: no close button, no Esc, no click beside it. */
  isDismissable?: boolean;
  role?: "alertdialog";
};

/** Opens it over everything, and hands the focus back when it goes: in a layout effect, while the element is still in the page. */
function useOpened() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const { style } = document.documentElement;
    const overflow = style.overflow;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    style.overflow = "hidden";
    return () => {
      style.overflow = overflow;
      element?.close();
    };
  }, []);
  return dialog;
}

/**
 * A dialog by the browser: over the page, over a Sheet, and a tenth of the weight of Dialog. What carries `data-first-focus` has the
 * focus at first. Messages are out of reach while it is open: close it first.
 */
export function NativeDialog(props: NativeDialogProps) {
  const { title, onClose, children, actions, size = "md", isDismissable = true, role } = props;
  const dialog = useOpened();
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a press beside it closes it; Esc and Close do so too
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={id}
      closedby={isDismissable ? "closerequest" : "none"}
      onCancel={(event) => {
        event.preventDefault();
        if (isDismissable) onClose();
      }}
      onPointerDown={(event) => {
        if (isDismissable && event.target === event.currentTarget) onClose();
      }}
      // Single keys of the page behind are not meant for it.
      onKeyDown={(event) => event.stopPropagation()}
      className={cx(
        "fixed inset-x-0 mt-auto mb-0 max-h-[92dvh] w-full max-w-full overscroll-contain rounded-t-card bg-surface text-ink shadow-float backdrop:bg-backdrop md:m-auto md:rounded-card",
        "open:flex open:animate-enter open:flex-col",
        size === "lg" ? "md:max-w-180" : "md:max-w-120",
      )}
    >
      <header className="flex items-start justify-between gap-3 border-b border-line px-4 py-3 md:px-6">
        <h2 id={id} className="min-w-0 py-1 text-lg">
          {title}
        </h2>
        {isDismissable && (
          <PlainIconButton aria-label={messages.close} onClick={onClose}>
            <X size={20} aria-hidden />
          </PlainIconButton>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">{children}</div>
      {actions && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 md:px-6">{actions}</footer>
      )}
    </dialog>
  );
}
