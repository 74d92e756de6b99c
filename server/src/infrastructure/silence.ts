import { Socket } from "node:net";

/** What a broken network does not tell: the system's own probes of a quiet connection begin after this time. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Bytes that came while this process itself stood still are read before silence is believed. */
const SECOND_LOOK_MS = 200;

/**
 * For every connection to PostgreSQL: it is closed once nothing was sent or heard on it for so long. A server that is there always
 * answers earlier, by its own time limits, so silence means that the way to it is broken and nobody was told. What
 * waited for an answer then fails as with any lost connection, and whoever owns the connection makes a new one.
 */
export const closedBySilence = (silenceMs: number) => ({
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
  stream: (): Socket => socketThatNotices(silenceMs),
});

function socketThatNotices(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => {
    const heard = socket.bytesRead;
    // Without an error: this one may be on its way out, where nobody listens for errors any more.
    setTimeout(() => socket.bytesRead === heard && socket.destroy(), SECOND_LOOK_MS).unref();
  });
  return socket;
}
