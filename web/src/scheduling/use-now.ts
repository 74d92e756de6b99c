import { useSyncExternalStore } from "react";

const STEP_MS = 30_000;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, STEP_MS);
  return () => clearInterval(timer);
};

const read = (): number => Math.floor(Date.now() / STEP_MS) * STEP_MS;

/** The time it is, to the half minute: what is due shows so without a reload. */
export const useNow = (): number => useSyncExternalStore(subscribe, read, read);
