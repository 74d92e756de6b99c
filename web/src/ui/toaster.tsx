import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { toast, Toaster } from "sonner";
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
  toast:
    "flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-ink px-4 py-3 text-sm text-canvas shadow-float",
  content: "min-w-0 flex-1 basis-32 break-words",
  title: "font-medium",
  description: "opacity-85",
  actionButton: "tap shrink-0 rounded-control px-3 font-medium underline underline-offset-3 ms-auto",
};

let isMounted = false;

/** As wide as the breakpoint `lg`, where the navigation stands beside the page. */
const wide = (): MediaQueryList => matchMedia("(min-width: 70rem)");

const watchWidth = (changed: () => void): (() => void) => {
  const width = wide();
  width.addEventListener("change", changed);
  return () => width.removeEventListener("change", changed);
};

/** Where they cover nothing that is pressed: in the empty part of the side navigation; else below the header, away from Approve and the navigation. */
function Place() {
  const isWide = useSyncExternalStore(watchWidth, () => wide().matches);
  return (
    <Toaster
      position={isWide ? "bottom-left" : "top-center"}
      offset={isWide ? { bottom: "4.5rem", left: "0.75rem" } : { top: "4.5rem" }}
      mobileOffset={{ top: "4.5rem" }}
      style={Object.fromEntries(isWide ? [["--width", "13rem"]] : [])}
      visibleToasts={3}
      containerAriaLabel={messages.notifications}
      toastOptions={{ unstyled: true, classNames: look }}
    />
  );
}

/** Draws the place where toasts appear. Without flushSync the first one is lost: sonner shows only what comes after it is drawn. */
function mount(): void {
  if (isMounted) return;
  isMounted = true;
  const host = document.createElement("div");
  // Dialogs make everything else inert: this tells them to leave messages, and their Undo, in reach.
  host.dataset["reactAriaTopLayer"] = "true";
  document.body.append(host);
  flushSync(() => {
    createRoot(host).render(<Place />);
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
