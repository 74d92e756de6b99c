import type { IncomingMessage, ServerResponse } from "node:http";
import { BlockList, isIPv6, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { networkOf } from "./rate-limits.ts";

/** What a connection may take of us before it is cut. */
export type ConnectionLimits = {
  /** For the head of a request to arrive, and for all of it. */
  headMs: number;
  requestMs: number;
  /** How long an answer may lie untouched by the one who asked for it. */
  unreadMs: number;
  /** What lies there has to be taken at this pace at least, once that time is over. */
  leastBytesPerSecond: number;
  /** At once from one address; 0 for no such limit. */
  perAddress: number;
  /** Addresses, networks, or the words that TRUST_PROXY knows, that this does not count for: they speak for many. */
  uncounted: string[];
};

export const CONNECTION_LIMITS: ConnectionLimits = {
  headMs: 10_000,
  requestMs: 20_000,
  unreadMs: 30_000,
  leastBytesPerSecond: 8_000,
  perAddress: 1_000,
  uncounted: ["loopback"],
};

/** Requests sent ahead on one connection, before the first of them is answered. A browser sends one. */
const MOST_AHEAD = 32;
const TELL_EVERY_MS = 60_000;

/** Nobody holds more of this process than a little for a while: neither by many connections nor by not reading. */
export function limitConnections(app: FastifyInstance, limits: ConnectionLimits): void {
  cutWhoDoesNotRead(app, limits.unreadMs);
  cutWhoReadsTooSlowly(app, limits);
  if (limits.perAddress > 0) countByAddress(app, limits);
}

function cutWhoDoesNotRead({ server }: FastifyInstance, unreadMs: number): void {
  const unanswered = new WeakMap<Socket, number>();
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const ahead = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, ahead);
    response.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    if (ahead > MOST_AHEAD) socket.destroy();
  });
  // Told when nothing moved on the connection for so long: bytes that the other side takes slowly count as movement.
  server.setTimeout(unreadMs, (socket) => {
    const waitsForUs = (unanswered.get(socket) ?? 0) > 0 && socket.writableLength === 0;
    if (!waitsForUs) socket.destroy();
  });
}

type Owed = { since: number; sent: number; bytes: number };

const sentOn = (socket: Socket): number => socket.bytesWritten - socket.writableLength;

/** Who takes a byte now and then moves just enough never to be idle: what was owed at a time has to be gone some time after it. */
function cutWhoReadsTooSlowly(app: FastifyInstance, { unreadMs, leastBytesPerSecond }: ConnectionLimits): void {
  const owed = new Map<Socket, Owed | null>();
  app.server.on("connection", (socket: Socket) => {
    owed.set(socket, null);
    socket.once("close", () => owed.delete(socket));
  });
  const look = (): void => {
    const now = performance.now();
    for (const [socket, noted] of owed) {
      const sent = sentOn(socket);
      const isTaken = noted === null || sent >= noted.sent + noted.bytes;
      if (socket.writableLength === 0) owed.set(socket, null);
      else if (isTaken) owed.set(socket, { since: now, sent, bytes: socket.writableLength });
      else if (now - noted.since > unreadMs + (noted.bytes / leastBytesPerSecond) * 1000) socket.destroy();
    }
  };
  const clock = setInterval(look, unreadMs / 3);
  clock.unref();
  app.addHook("onClose", async () => clearInterval(clock));
}

function countByAddress(app: FastifyInstance, { perAddress, uncounted }: ConnectionLimits): void {
  const open = new Map<string, number>();
  const exempt = networks(uncounted);
  let refused = 0;
  let toldAt = 0;

  app.server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || exempt.check(address, isIPv6(address) ? "ipv6" : "ipv4")) return;
    const from = networkOf(address);
    const count = (open.get(from) ?? 0) + 1;
    if (count > perAddress) {
      socket.destroy();
      refused += 1;
      if (Date.now() - toldAt < TELL_EVERY_MS) return;
      app.log.warn({ from, refused, limit: perAddress }, "too many connections from one address; new ones are cut");
      toldAt = Date.now();
      refused = 0;
      return;
    }
    open.set(from, count);
    socket.once("close", () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
  });
}

const WORDS: Record<string, string[]> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

/** The same list that TRUST_PROXY takes, to be asked about an address. */
export function networks(list: string[]): BlockList {
  const found = new BlockList();
  for (const network of list.flatMap((one) => WORDS[one] ?? [one])) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) found.addAddress(address, family);
    else found.addSubnet(address, Number(bits), family);
  }
  return found;
}
