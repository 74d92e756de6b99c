import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";

export type Gate = { url: string; close(): Promise<void> };

/** For one call: how much of its answer may pass before it waits, and for what. */
type Ticket = { after: number; opened: Promise<void>; open(): void };

/**
 * Stands in front of the model and keeps its answers back until a test lets them go, so that a test says what happens
 * while a call is under way without saying how long that takes. `POST /__gate/hold?count=2&after=500` keeps back the
 * answers to the next two calls after so many bytes of the body (without it from the head on),
 * `POST /__gate/release?count=1` lets the oldest of them go (without a count all), and `POST /__fake/reset` as well.
 * All else goes through.
 */
export async function startGate(modelUrl: string): Promise<Gate> {
  const forNextCalls: Ticket[] = [];
  const closed: Ticket[] = [];

  const hold = (count: number, after: number): void => {
    const tickets = Array.from({ length: count }, () => {
      const { promise: opened, resolve: open } = Promise.withResolvers<void>();
      return { after, opened, open };
    });
    forNextCalls.push(...tickets);
    closed.push(...tickets);
  };
  const release = (count = closed.length): void => {
    for (const ticket of closed.splice(0, count)) {
      ticket.open();
      if (forNextCalls.includes(ticket)) forNextCalls.splice(forNextCalls.indexOf(ticket), 1);
    }
  };

  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", modelUrl);
    const numberIn = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : undefined);
    if (pathname === "/__gate/hold") {
      hold(numberIn("count") ?? 1, numberIn("after") ?? 0);
      outgoing.end();
    } else if (pathname === "/__gate/release") {
      release(numberIn("count"));
      outgoing.end();
    } else {
      if (pathname === "/__fake/reset") release();
      passOn(modelUrl, incoming, outgoing, pathname.startsWith("/__fake/") ? undefined : forNextCalls.shift());
    }
  });
  server.keepAliveTimeout = 0; // a connection that is closed just when the next call comes would be a fault of ours
  const port = await listen(server);

  return {
    url: modelUrl.replace(/:\d+/, `:${port}`),
    async close() {
      const ended = Promise.withResolvers<void>();
      server.close(() => ended.resolve());
      server.closeAllConnections();
      await ended.promise;
    },
  };
}

/** The model hears the call at once; only its answer waits. Who breaks off at one end is heard at the other. */
function passOn(modelUrl: string, incoming: IncomingMessage, outgoing: ServerResponse, ticket?: Ticket): void {
  const target = new URL(incoming.url ?? "/", modelUrl);
  const call = request(target, { method: incoming.method, headers: incoming.headers, agent: false }, (answer) => {
    passBack(answer, outgoing, ticket).catch(() => breakOff(outgoing));
  });
  call.once("error", () => breakOff(outgoing));
  outgoing.once("close", () => call.destroy());
  incoming.pipe(call);
}

async function passBack(answer: IncomingMessage, outgoing: ServerResponse, ticket?: Ticket): Promise<void> {
  let left = ticket?.after ?? Infinity;
  if (left === 0) await ticket?.opened;
  outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
  outgoing.flushHeaders();
  for await (const part of answer) {
    const bytes = Buffer.from(part);
    if (left <= bytes.length) {
      outgoing.write(bytes.subarray(0, left));
      await ticket?.opened;
      outgoing.write(bytes.subarray(left));
      left = Infinity;
    } else {
      outgoing.write(bytes);
      left -= bytes.length;
    }
  }
  outgoing.end();
}

/** As the model did: its connection is reset, not ended. */
const breakOff = (outgoing: ServerResponse) => void outgoing.socket?.resetAndDestroy();

async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
