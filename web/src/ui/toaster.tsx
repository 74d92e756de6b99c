import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { toast, Toaster } from "sonner";
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import "sonner/dist/styles.css";
import { messages } from "./messages.ts";

export type ToastOptions = {
  tone?: "plain" | "ok" | "danger";
  /** Undo, Try again: closes the toast and does it. */
  action?: { label: string; onPress: () => void };
  /** A second, smaller line. */
  detail?: string;
  /** Toasts of one id replace each other. */
  id?: string;
};

const LONG_MS = 10_000;
const SHORT_MS = 5000;

const look = {
  toast: "flex w-full items-center gap-3 rounded-card bg-ink px-4 py-3 text-sm text-canvas shadow-float",
  content: "min-w-0 flex-1",
  title: "font-medium",
  description: "opacity-85",
  actionButton: "tap shrink-0 rounded-control px-3 font-medium underline underline-offset-3 ms-auto",
};

let isMounted = false;

/** Draws the place where toasts appear. Without flushSync the first one is lost: sonner shows only what comes after it is drawn. */
function mount(): void {
  if (isMounted) return;
  isMounted = true;
  const host = document.createElement("div");
  document.body.append(host);
  flushSync(() => {
    createRoot(host).render(
      <Toaster
        position="bottom-center"
        offset={{ bottom: "5rem" }}
        mobileOffset={{ bottom: "5rem" }}
        visibleToasts={3}
        containerAriaLabel={messages.notifications}
        toastOptions={{ unstyled: true, classNames: look }}
      />,
    );
  });
}

export function show(text: string, { tone = "plain", action, detail, id }: ToastOptions): void {
  mount();
  const send = tone === "danger" ? toast.error : tone === "ok" ? toast.success : toast;
  send(text, {
    duration: action || tone === "danger" ? LONG_MS : SHORT_MS,
    ...(detail !== undefined && { description: detail }),
    ...(id !== undefined && { id }),
    ...(action && { action: { label: action.label, onClick: action.onPress } }),
  });
}
