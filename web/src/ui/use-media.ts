import { useCallback, useSyncExternalStore } from "react";
import { isPaintedForPhone } from "./painted-for.ts";

/** What a query comes to where nothing is known but this: phones are narrow, and all else is wide. */
const guess = (query: string): boolean => query.startsWith(isPaintedForPhone() ? "(width <" : "(min-width:");

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => guess(query),
  );
}
