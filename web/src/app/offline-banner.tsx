import { CloudOff, Wifi, WifiOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type Connection, useConnection } from "../api/connection.ts";
import { Banner } from "../ui/banner.tsx";
import { messages } from "./messages.ts";

const FAREWELL_MS = 4000;

/** True for a moment after the connection came back. */
function useReturn(connection: Connection): boolean {
  const before = useRef(connection);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const wasAway = before.current !== "online";
    before.current = connection;
    setIsBack(wasAway && connection === "online");
    if (!wasAway || connection !== "online") return undefined;
    const timer = setTimeout(() => setIsBack(false), FAREWELL_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return isBack;
}

/** Says that the connection is gone, and when it is back; what is typed meanwhile waits and is sent by itself. */
export function OfflineBanner() {
  const connection = useConnection();
  const isBack = useReturn(connection);
  return (
    <div role="status">
      {connection === "offline" && (
        <Banner tone="warn" isFlush icon={<WifiOff size={18} aria-hidden />}>
          {messages.offline}
        </Banner>
      )}
      {connection === "unreachable" && (
        <Banner tone="warn" isFlush icon={<CloudOff size={18} aria-hidden />}>
          {messages.unreachable}
        </Banner>
      )}
      {isBack && (
        <Banner tone="ok" isFlush icon={<Wifi size={18} aria-hidden />}>
          {messages.online}
        </Banner>
      )}
    </div>
  );
}
