import { useSyncExternalStore } from "react";

const neverChanges = () => (): void => undefined;

/**
 * False in what the server paints, and for as long as the studio comes to life in that: what depends on the device begins as it
 * is on most.
 */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
