import { useSyncExternalStore } from "react";
import { useInBrowser } from "../../../ui/use-in-browser.ts";

export type Device = "phone" | "desktop";
export type PreviewTheme = "light" | "dark";

/** `theme` is null while the preview follows the studio. */
type Settings = { device: Device; theme: PreviewTheme | null };

const KEY = "handbill.preview";
const listeners = new Set<() => void>();
let settings: Settings | undefined;

function stored(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { device, theme } = Object.assign({ device: "", theme: "" }, kept);
    return {
      device: device === "desktop" ? "desktop" : "phone",
      theme: theme === "light" || theme === "dark" ? theme : null,
    };
  } catch {
    return { device: "phone", theme: null };
  }
}

const BY_DEFAULT: Settings = { device: "phone", theme: null };
const readNone = (): Settings => BY_DEFAULT;
const read = (): Settings => (settings ??= stored());

function write(change: Partial<Settings>): void {
  settings = { ...read(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Read anew by the next preview: it may have been chosen in another window.
    if (listeners.size === 0) settings = undefined;
  };
};

const themeOfPage = (): PreviewTheme => {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen !== undefined) return chosen === "dark" ? "dark" : "light";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
};

/** On what the owner looks at previews. Says nothing of the light: what is painted already would give way to one that is not known yet. */
export const usePreviewDevice = (): Device => useSyncExternalStore(subscribe, read, readNone).device;

/** On what, and by which light, the owner looks at previews: chosen once, kept on this device. Without a light it is that of the page. */
export function usePreviewSettings() {
  const isInBrowser = useInBrowser();
  const { device, theme } = useSyncExternalStore(subscribe, read, readNone);
  return {
    device,
    theme: theme ?? (isInBrowser ? themeOfPage() : undefined),
    setDevice: (next: Device) => write({ device: next }),
    setTheme: (next: PreviewTheme) => write({ theme: next }),
  };
}
