import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export type Balancer = {
  url: string;
  /** A process that may get requests as soon as it is ready. */
  add(target: string): void;
  remove(target: string): void;
  untilReady(target: string): Promise<void>;
  /** What went wrong between here and the processes: connections refused, reset, or cut in the middle of an answer. */
  broken: string[];
  close(): Promise<void>;
};

type Target = { url: string; isReady: boolean; silences: number };

const LOOK_EVERY_MS = 250;
const LOOK_PATIENCE_MS = 2_000;
/** One that says that it is not ready gets nothing from then on; one that is only late may be busy. */
const SILENCES_ALLOWED = 3;

/**
 * A load balancer as small as one can be: asks each process whether it is ready, gives the requests to those that are
 * in turn over kept connections, and never tries a second time, so that nothing is hidden.
 */
export async function startBalancer(): Promise<Balancer> {
  const targets: Target[] = [];
  const broken: string[] = [];
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });
  let turn = 0;

  const look = async (target: Target): Promise<void> => {
    const answer = await fetch(`${target.url}/health/ready`, {
      signal: AbortSignal.timeout(LOOK_PATIENCE_MS),
    }).catch(() => undefined);
    target.silences = answer ? 0 : target.silences + 1;
    if (answer || target.silences > SILENCES_ALLOWED) target.isReady = answer?.ok === true;
    await answer?.body?.cancel();
  };
  const looking = setInterval(() => targets.forEach((target) => void look(target)), LOOK_EVERY_MS);

  const server = createServer((incoming, outgoing) => {
    const ready = targets.filter(({ isReady }) => isReady);
    const target = ready[(turn += 1) % ready.length];
    const note = (what: string) => void broken.push(`${incoming.method} ${incoming.url}: ${what}`);
    if (target) passOn(target.url, agent, incoming, outgoing, note);
    else {
      note("nobody is ready");
      outgoing.writeHead(502).end();
    }
  });
  server.keepAliveTimeout = 120_000; // the clients keep their connections longer than any test lasts
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    add: (url) => void targets.push({ url, isReady: false, silences: 0 }),
    remove(url) {
      const place = targets.findIndex((one) => one.url === url);
      if (place >= 0) targets.splice(place, 1);
    },
    async untilReady(url) {
      const target = targets.find((one) => one.url === url);
      while (target && !target.isReady) await look(target);
    },
    broken,
    async close() {
      clearInterval(looking);
      agent.destroy();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function passOn(
  target: string,
  agent: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  note: (what: string) => void,
): void {
  const call = request(
    new URL(incoming.url ?? "/", target),
    { method: incoming.method, headers: incoming.headers, agent },
    (answer) => {
      const { connection: _hop, "keep-alive": _alive, "transfer-encoding": _coding, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      answer.on("error", (error) => {
        note(`cut in the middle of its answer (${error.message})`);
        outgoing.destroy();
      });
      answer.pipe(outgoing);
    },
  );
  call.on("error", (error) => {
    if (outgoing.headersSent || outgoing.destroyed) return;
    note(error.message);
    outgoing.writeHead(502).end();
  });
  incoming.pipe(call);
}
