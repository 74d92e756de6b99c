import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

type Fault = {
  /** Of the address, with its query. */
  path: RegExp;
  method?: string;
  /** How many requests it hits; all of them when left out. */
  times?: number;
  status: number;
  /** Of the problem document. */
  code: string;
  requestId?: string;
  retryAfter?: number;
};

export type FaultyLine = Awaited<ReturnType<typeof startFaultyLine>>;

/** A line between browser and product, on a socket of its own, that can answer in the product's place, hold requests back, or be cut. */
export async function startFaultyLine(productUrl: string) {
  const product = new URL(productUrl);
  const faults: Fault[] = [];
  const sockets = new Set<Socket>();
  let isCut = false;
  let held: { path: RegExp; until: Promise<void> } | undefined;

  const takeFault = ({ method, url = "" }: IncomingMessage): Fault | undefined => {
    const fault = faults.find((one) => one.path.test(url) && (one.method ?? method) === method);
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times === 0) faults.splice(faults.indexOf(fault), 1);
    }
    return fault;
  };

  const refuse = (response: ServerResponse, { status, code, requestId = "", retryAfter }: Fault): void => {
    const wait = retryAfter === undefined ? {} : { retryAfter };
    const problem = {
      type: "about:blank",
      title: "A fault",
      detail: "The line was told to.",
      status,
      code,
      requestId,
      ...wait,
    };
    response.writeHead(status, {
      "content-type": "application/problem+json",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    });
    response.end(JSON.stringify(problem));
  };

  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    const headers = { ...incoming.headers, host: product.host };
    // A page without a session comes without answers: it asks for them itself, and each question meets the faults.
    if (headers.accept?.includes("text/html")) delete headers.cookie;
    // To the product this is its own address.
    if (headers.origin !== undefined) headers.origin = product.origin;
    const { method, url: path } = incoming;
    const outgoing = request({ hostname: product.hostname, port: product.port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on("error", () => response.destroy());
    response.on("close", () => outgoing.destroy());
    incoming.pipe(outgoing);
  };

  const server = createServer((incoming, response) => {
    const fault = takeFault(incoming);
    if (fault) return refuse(response, fault);
    if (!held?.path.test(incoming.url ?? "")) return pass(incoming, response);
    void held.until.then(() => pass(incoming, response));
    return undefined;
  });
  server.on("connection", (socket) => {
    if (isCut) return socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    return undefined;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    /** Answers so in the product's place. */
    fail: (fault: Fault): void => void faults.push(fault),
    /** Everything gets through again. */
    mend(): void {
      faults.length = 0;
      isCut = false;
    },
    /** From now on nobody answers, and what was under way breaks off. */
    cut(): void {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    /** Keeps requests back until the returned function is called. */
    hold(path: RegExp): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = { path, until: promise };
      return () => {
        held = undefined;
        resolve();
      };
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
