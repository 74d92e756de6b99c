import { useSyncExternalStore } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

const listeners = new Set<() => void>();

/**
 * A choice of looks that stands on the root element, where styles find it. public/theme.js puts it there before the first
 * paint; the first of its values is what holds without a choice.
 */
function look<const Value extends string>(name: string, values: readonly [Value, ...Value[]]) {
  const stored = `handbill.${name}`;
  const [byDefault] = values;
  const read = (): Value => values.find((value) => value === document.documentElement.dataset[name]) ?? byDefault;
  const set = (value: Value): void => {
    if (value === byDefault) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
    try {
      if (value === byDefault) localStorage.removeItem(stored);
      else localStorage.setItem(stored, value);
    } catch {
      // A browser that keeps nothing still shows it until the tab is closed.
    }
    for (const listener of listeners) listener();
  };
  /** Where it is not known yet, as in what the server paints: a choice is in the styles alone. */
  const readNone = (): Value => byDefault;
  return { read, readNone, set };
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const theme = look("theme", THEMES);
export const density = look("density", DENSITIES);

export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme.read, theme.readNone);
export const useDensity = (): Density => useSyncExternalStore(subscribe, density.read, density.readNone);
