import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "./button.tsx";
import { cx } from "./classes.ts";
import { messages } from "./messages.ts";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the foot; the main one last. */
  actions?: ReactNode;
  /** `side` is a panel at the right edge that fills the screen of a phone; `center` becomes a sheet there. */
  placement?: "center" | "side";
  size?: "md" | "lg";
  /** False for a dialog that needs an answer: no close button, no Esc, no click beside it. */
  isDismissable?: boolean;
  role?: "dialog" | "alertdialog";
};

const overlay = "fixed inset-0 z-50 flex bg-backdrop data-entering:animate-fade";
const centered = "items-end justify-center md:items-center md:p-6";
const sheet = "max-h-[92dvh] rounded-t-card md:rounded-card";
const panel = "h-dvh md:max-w-160 md:border-s md:border-line";

/** A dialog over the page. Focus stays inside and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    children,
    actions,
    placement = "center",
    size = "md",
    isDismissable = true,
    role = "dialog",
  } = props;
  const isSide = placement === "side";
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className={cx(overlay, isSide ? "justify-end" : centered)}
    >
      <Modal
        className={cx(
          "flex w-full flex-col bg-surface text-ink shadow-float data-entering:animate-enter",
          isSide ? panel : sheet,
          !isSide && (size === "lg" ? "md:max-w-180" : "md:max-w-120"),
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="flex items-start justify-between gap-3 border-b border-line px-4 py-3 md:px-6">
            <Heading slot="title" className="py-1 text-lg">
              {title}
            </Heading>
            {isDismissable && (
              <IconButton aria-label={messages.close} onPress={onClose}>
                <X size={20} aria-hidden />
              </IconButton>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 md:px-6">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
