import { connect, createServer, type NetConnectOpts, type Socket } from "node:net";

/** Told of every packet; answers what is sent on in its place. */
export type Inspector = {
  /** From the product. `reply` goes back to it in the server's name. */
  upstream(packet: Buffer, reply: (bytes: Buffer) => void): Buffer;
  /** To the product. */
  downstream(packet: Buffer): Buffer;
};

export type FaultProxy = {
  port: number;
  /** Nothing passes in either direction, and no end hears of it; what was held back flows again when it ends. */
  blackhole(on: boolean): void;
  /** The far ends of all connections are closed, while the near ones stay open and hear nothing of it. Answers how many. */
  halfOpen(): number;
  /** All connections are reset at both ends. Answers how many. */
  reset(): number;
  /** Every connection is reset after so many more bytes towards the product; null ends that. */
  cutAfter(bytes: number | null): void;
  /** Every packet waits so long. */
  latency(ms: number): void;
  /** Refuses new connections. */
  refuse(on: boolean): void;
  /** Ends every fault. What is half-open stays so until the product gives it up. */
  heal(): void;
  /** Half-open connections that the product still holds. */
  deafConnections(): number;
  close(): Promise<void>;
};

type Pair = { near: Socket; far: Socket; isDeaf: boolean; left: number | null };

const quiet = () => {};

/** Stands between the product and something it talks to over TCP, and misbehaves as networks do. */
export async function startFaultProxy(
  target: NetConnectOpts,
  inspect: () => Inspector = () => ({ upstream: (packet) => packet, downstream: (packet) => packet }),
): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  const deaf = new Set<Pair>();
  /** Ends whose other end was closed while nothing passed: they hear of it when the line is back. */
  const stranded = new Set<Socket>();
  const state = { isBlack: false, isRefusing: false, latencyMs: 0, cut: null as number | null };

  /** One direction of a connection; order is kept, whatever the wait. */
  function pump(pair: Pair, from: Socket, to: Socket, see: (packet: Buffer) => Buffer, counts: boolean): void {
    from.on("data", (chunk) => {
      const packet = see(Buffer.from(chunk));
      if (packet.length === 0 || pair.isDeaf) return;
      const send = (): void => {
        if (to.destroyed || pair.isDeaf) return;
        if (counts && pair.left !== null && packet.length >= pair.left) {
          to.write(packet.subarray(0, pair.left));
          from.resetAndDestroy();
          setTimeout(() => to.resetAndDestroy(), 20);
          return;
        }
        if (counts && pair.left !== null) pair.left -= packet.length;
        if (!to.write(packet)) {
          from.pause();
          to.once("drain", () => !state.isBlack && from.resume());
        }
      };
      if (state.latencyMs > 0) setTimeout(send, state.latencyMs);
      else send();
    });
    from.on("error", quiet);
    from.on("close", () => {
      if (from === pair.near) deaf.delete(pair);
      if (pair.isDeaf) return;
      pairs.delete(pair);
      // A line that carries nothing does not carry the end of a connection either.
      if (!state.isBlack) {
        to.destroy();
        return;
      }
      pair.isDeaf = true;
      stranded.add(to);
    });
  }

  const server = createServer((near) => {
    near.on("error", quiet);
    if (state.isRefusing) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    const pair: Pair = { near, far, isDeaf: false, left: state.cut };
    pairs.add(pair);
    const inspector = inspect();
    pump(pair, near, far, (packet) => inspector.upstream(packet, (bytes) => near.write(bytes)), false);
    pump(pair, far, near, inspector.downstream, true);
    if (state.isBlack) {
      near.pause();
      far.pause();
    }
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();

  const each = (act: (pair: Pair) => void): number => {
    const all = [...pairs];
    all.forEach(act);
    return all.length;
  };
  const resetPair = (pair: Pair): void => {
    pair.isDeaf = true;
    pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far.destroy();
  };
  const hearOfEnds = (): void => {
    stranded.forEach((end) => end.destroy());
    stranded.clear();
  };
  const blackhole = (on: boolean): void => {
    state.isBlack = on;
    if (!on) hearOfEnds();
    each(({ near, far }) => {
      for (const end of [near, far]) {
        if (on) end.pause();
        else end.resume();
      }
    });
  };

  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    blackhole,
    halfOpen: () =>
      each((pair) => {
        pair.isDeaf = true;
        pairs.delete(pair);
        deaf.add(pair);
        pair.near.resume();
        pair.far.destroy();
      }),
    reset: () => each(resetPair),
    cutAfter(bytes) {
      state.cut = bytes;
      each((pair) => {
        pair.left = bytes;
      });
    },
    latency(ms) {
      state.latencyMs = ms;
    },
    refuse(on) {
      state.isRefusing = on;
    },
    heal() {
      Object.assign(state, { isRefusing: false, latencyMs: 0, cut: null });
      blackhole(false);
      each((pair) => {
        pair.left = null;
      });
    },
    deafConnections: () => deaf.size,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      each(resetPair);
      [...deaf].forEach(resetPair);
      hearOfEnds();
      await closed.promise;
    },
  };
}
