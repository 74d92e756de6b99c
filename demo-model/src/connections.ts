import type { Server } from "node:http";
import type { Socket } from "node:net";

/** What scripts do to the connections of a server beyond one request. */
export function createConnections() {
  const stale = new WeakSet<Socket>();
  let server: Server | undefined;
  let place = { port: 0, host: "127.0.0.1" };
  let reopening: NodeJS.Timeout | undefined;
  const open = (): void => void server?.listen(place.port, place.host);

  return {
    /** Takes charge of a server that listens. */
    attach(to: Server): void {
      server = to;
      // Somebody may take the port while the door is shut: it stays shut until the port is free.
      to.on("error", () => {
        reopening = setTimeout(open, 50);
      });
    },
    markStale: (socket: Socket): void => void stale.add(socket),
    isStale: (socket: Socket): boolean => stale.has(socket),

    /** Takes no new connection for a while: whoever comes is refused by the system. */
    refuseFor(milliseconds: number): void {
      const address = server?.address();
      if (!server?.listening || typeof address !== "object" || address === null) return;
      place = { port: address.port, host: address.address };
      server.close();
      reopening = setTimeout(open, milliseconds);
    },

    close: (): void => clearTimeout(reopening),
  };
}
