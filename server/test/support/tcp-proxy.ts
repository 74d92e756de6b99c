import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

type Target = { port: number; host?: string } | { path: string };

export type TcpProxy = {
  port: number;
  /** While on, no byte and no end of a connection passes in either direction; whoever connects is taken and hears nothing. */
  blackhole(on: boolean): void;
  /** Resets every connection at both ends. */
  cut(): void;
  /** Half-open: the server loses its end of every connection, and the client is not told. */
  dropServerSide(): void;
  /** Each piece is passed on this much later. */
  latency(ms: number): void;
  /** What a client sends is shown first: an answer goes back instead of passing it on. Without a handler all passes. */
  intercept(handler?: (bytes: Buffer) => Buffer | undefined): void;
  /** Connections that clients hold open now. */
  open(): number;
  close(): Promise<void>;
};

type Pair = { client: Socket; server: Socket };
type Weather = {
  isDark: boolean;
  /** Settled once light is back; not pending while it is light. */
  light: PromiseWithResolvers<void>;
  latencyMs: number;
  intercept: ((bytes: Buffer) => Buffer | undefined) | undefined;
};

/** Stands between a client and a server on TCP (the server may be on a Unix socket) and does what networks do. */
export async function startProxy(target: Target): Promise<TcpProxy> {
  const weather: Weather = {
    isDark: false,
    light: Promise.withResolvers(),
    latencyMs: 0,
    intercept: undefined,
  };
  const pairs = new Set<Pair>();

  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ ...target, allowHalfOpen: true });
    const pair = { client, server };
    pairs.add(pair);
    client.once("close", () => pairs.delete(pair));
    for (const socket of [client, server]) socket.on("error", () => undefined).setNoDelay(true);
    void carry(client, server, weather, true);
    void carry(server, client, weather, false);
  });
  const { port } = await listening(listener);

  const blackhole = (on: boolean) => {
    if (on === weather.isDark) return;
    weather.isDark = on;
    if (on) weather.light = Promise.withResolvers();
    else weather.light.resolve();
  };
  return {
    port,
    blackhole,
    cut: () => pairs.forEach(resetBoth),
    dropServerSide() {
      for (const { client, server } of pairs) {
        halfOpen.add(client);
        server.destroy();
      }
    },
    latency(ms) {
      weather.latencyMs = ms;
    },
    intercept(handler) {
      weather.intercept = handler;
    },
    open: () => pairs.size,
    async close() {
      blackhole(false);
      listener.close();
      pairs.forEach(resetBoth);
      if (listener.listening) await once(listener, "close");
    },
  };
}

/** Clients whose server is gone, and who shall not learn of it. */
const halfOpen = new WeakSet<Socket>();

const resetBoth = ({ client, server }: Pair): void => [client, server].forEach(reset);

/** A Unix socket knows no reset. */
const reset = (socket: Socket) => (socket.remotePort === undefined ? socket.destroy() : socket.resetAndDestroy());

/** Passes on what comes in at `from`, in its order, and then its end. */
async function carry(from: Socket, to: Socket, weather: Weather, isRequest: boolean): Promise<void> {
  const pass = async (): Promise<void> => {
    while (weather.isDark) await weather.light.promise;
    if (weather.latencyMs > 0) await delay(weather.latencyMs);
  };
  try {
    for await (const piece of from.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(piece);
      await pass();
      const answer = isRequest ? weather.intercept?.(bytes) : undefined;
      if (answer) from.write(answer);
      else if (!to.destroyed && !to.write(bytes)) await Promise.race([once(to, "drain"), once(to, "close")]);
    }
  } catch {
    // Reset by its peer, or by the test: what follows tells the other end.
  }
  await pass();
  if (halfOpen.has(to)) return; // it is not told
  if (halfOpen.has(from)) from.destroy(); // it has given up by itself
  if (from.errored) reset(to);
  else to.end();
}

async function listening(server: Server): Promise<AddressInfo> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The proxy has no port.");
  return address;
}
