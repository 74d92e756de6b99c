import { useEffect, useState } from "react";

/** True from the moment something got ready while nobody looked, until somebody looks: the tab's title says so meanwhile. */
export function useReadyUnseen(): { isReady: boolean; noteReady: () => void } {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    if (!isReady) return undefined;
    const seen = (): void => {
      if (!document.hidden) setIsReady(false);
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [isReady]);
  return {
    isReady,
    noteReady: () => {
      if (document.hidden) setIsReady(true);
    },
  };
}
