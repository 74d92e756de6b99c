import { useSyncExternalStore } from "react";

let isOpen = false;
const listeners = new Set<() => void>();

const read = (): boolean => isOpen;

const set = (next: boolean): void => {
  isOpen = next;
  for (const listener of listeners) listener();
};

export const openPalette = (): void => set(true);
export const closePalette = (): void => set(false);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the search of the studio is open: its button, its keys and pages that found nothing all open the same one. */
export const usePaletteIsOpen = (): boolean => useSyncExternalStore(subscribe, read, read);
