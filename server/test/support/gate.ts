import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";

export type Gate = { url: string; close(): Promise<void> };

type Ticket = PromiseWithResolvers<void>;

/**
 * Stands in front of the model and keeps its answers back until a test lets them go, so that a test says what happens
 * while a call is under way without saying how long that takes. `POST /__gate/hold?count=2` keeps back the answers to
 * the next two calls, `POST /__gate/release?count=1` lets the oldest of them go (without a count all), and
 * `POST /__fake/reset` as well. All else goes through.
 */
export async function startGate(modelUrl: string): Promise<Gate> {
  const forNextCalls: Ticket[] = [];
  const closed: Ticket[] = [];

  const hold = (count: number): void => {
    const tickets = Array.from({ length: count }, () => Promise.withResolvers<void>());
    forNextCalls.push(...tickets);
    closed.push(...tickets);
  };
  const release = (count = closed.length): void => {
    for (const ticket of closed.splice(0, count)) {
      ticket.resolve();
      if (forNextCalls.includes(ticket)) forNextCalls.splice(forNextCalls.indexOf(ticket), 1);
    }
  };

  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", modelUrl);
    const count = searchParams.has("count") ? Number(searchParams.get("count")) : undefined;
    if (pathname === "/__gate/hold") {
      hold(count ?? 1);
      outgoing.end();
    } else if (pathname === "/__gate/release") {
      release(count);
      outgoing.end();
    } else {
      if (pathname === "/__fake/reset") release();
      const isCall = !pathname.startsWith("/__fake/");
      passOn(modelUrl, incoming, outgoing, isCall ? forNextCalls.shift()?.promise : undefined);
    }
  });
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
function passOn(
  modelUrl: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  opened: Promise<void> | undefined,
): void {
  const target = new URL(incoming.url ?? "/", modelUrl);
  const call = request(target, { method: incoming.method, headers: incoming.headers, agent: false }, (answer) => {
    const send = () => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
    };
    answer.once("error", () => breakOff(outgoing));
    if (opened) void opened.then(send);
    else send();
  });
  call.once("error", () => breakOff(outgoing));
  outgoing.once("close", () => call.destroy());
  incoming.pipe(call);
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
