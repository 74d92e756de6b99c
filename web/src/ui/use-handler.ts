import { useCallback, useLayoutEffect, useRef } from "react";

/** One and the same function for as long as the component is there, which always does what the last drawing meant. */
export function useHandler<Args extends unknown[], Answer>(
  handler: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
