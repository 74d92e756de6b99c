import { onlineManager } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Banner } from "../ui/banner.tsx";
import { messages } from "./messages.ts";

const subscribe = (listener: () => void): (() => void) => onlineManager.subscribe(listener);
const read = (): boolean => onlineManager.isOnline();

/** Says that the connection is gone; what is typed waits and is sent later. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, read);
  return (
    <div role="status">
      {!isOnline && (
        <Banner tone="warn" isFlush icon={<WifiOff size={18} aria-hidden />}>
          {messages.offline}
        </Banner>
      )}
    </div>
  );
}
