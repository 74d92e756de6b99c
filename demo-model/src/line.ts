import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

export type Line = ReturnType<typeof createLine>;

/** What can be done with the connection of one request. Nothing here throws when nobody listens any more. */
export function createLine(
  response: ServerResponse,
  closing: AbortSignal,
  needs: {
    headers: () => Record<string, string>;
    onFirstByte: () => void;
    markStale: (socket: Socket) => void;
    refuseFor: (milliseconds: number) => void;
  },
) {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);

  const left = async (): Promise<void> => {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  };

  return {
    isGone: (): boolean => signal.aborted || response.destroyed,
    left,

    async pause(milliseconds: number): Promise<void> {
      // An aborted wait means that nobody listens any more.
      if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    },

    /** Sends the headers that every answer carries, and these. */
    head(status: number, headers: Record<string, string>): void {
      if (signal.aborted || response.headersSent) return;
      response.writeHead(status, { ...needs.headers(), ...headers });
    },

    /** Sends some bytes as a packet of their own, no faster than they are read. */
    async write(bytes: Buffer | string): Promise<void> {
      if (signal.aborted || bytes.length === 0) return;
      needs.onFirstByte();
      const room = response.write(bytes);
      if (room) await nextTurn();
      else {
        const drained = new Promise<void>((resolve) => {
          response.once("drain", () => resolve());
        });
        await Promise.race([drained, left()]);
      }
    },

    end(): void {
      if (!signal.aborted) response.end();
    },

    /** Ends the connection with a reset, as a machine that crashed. */
    reset(): void {
      response.socket?.resetAndDestroy();
    },

    /** Ends the connection politely, whatever was promised. What was written is still sent. */
    hangUp(): void {
      response.socket?.destroySoon();
    },

    /** The next request over this connection will find it dead. */
    goStale(): void {
      if (response.socket) needs.markStale(response.socket);
    },

    refuseFor: needs.refuseFor,
  };
}
