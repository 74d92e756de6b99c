import type { ConversationHead } from "@handbill/contracts";
import { useEffect, useState } from "react";

/** Timers are a little early at times. */
const GRACE_MS = 500;

/** Whether a channel takes no free words now; told anew the moment its time is over. */
export function useShutWindow(window: ConversationHead["window"]): boolean {
  const [now, setNow] = useState(() => Date.now());
  const until = Date.parse(window?.until ?? "");
  useEffect(() => {
    const left = until - Date.now();
    if (!(left > 0)) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left + GRACE_MS);
    return () => clearTimeout(timer);
  }, [until]);
  return window !== null && !(until > now);
}
