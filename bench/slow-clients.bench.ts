import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { signUp } from "../server/test/support/client.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { startProduct } from "./support/product.ts";

/*
 * How much later everybody else is answered while a thousand clients send their requests, or read their answers, as slowly as
 * they can: the same requests before, during and after, against one process of the product.
 */

const SLOW = 1_000;
const REQUESTS_PER_SECOND = 50;
const SECONDS = 12;
const DRIP_MS = 1_000;

await using database = await startDatabase();
// All come from this machine: what is counted by address is not what is measured.
await using product = await startProduct({
  DATABASE_URL: database.url,
  PORT: "0",
  ROLE: "web",
  CONNECTIONS_PER_ADDRESS: "0",
});
const { token } = await signUp(product.url);
const port = Number(new URL(product.url).port);

type Attack = { name: string; begin(socket: Socket): void; drip(socket: Socket): void };

const head = (method: string, path: string, more = ""): string =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n${more}`;

const ATTACKS: Attack[] = [
  {
    name: "heads, a line a second",
    begin: (socket) => socket.write(head("GET", "/api/v1/me")),
    drip: (socket) => socket.write("X-Slow: 1\r\n"),
  },
  {
    name: "bodies, a byte a second",
    begin: (socket) =>
      socket.write(
        head("POST", "/api/v1/businesses", "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"),
      ),
    drip: (socket) => socket.write(" "),
  },
  {
    name: "answers, hardly read",
    begin(socket) {
      socket.pause();
      socket.write(`${head("GET", "/api/openapi.json")}\r\n`.repeat(4)); // more than its connection holds
    },
    drip: (socket) => void socket.read(1),
  },
];

/** One request as everybody sends it; how long it took, in milliseconds. */
async function ask(): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(new URL("/api/v1/me", product.url), { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`Somebody was answered ${answer.status}.`);
  return performance.now() - startedAt;
}

/** Requests at a steady pace, whether or not those before are answered. */
async function measure(seconds: number): Promise<number[]> {
  const asked: Promise<number>[] = [];
  for (let count = 0; count < seconds * REQUESTS_PER_SECOND; count += 1) {
    asked.push(ask());
    await delay(1000 / REQUESTS_PER_SECOND);
  }
  return Promise.all(asked);
}

async function open(attack: Attack): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let count = 0; count < SLOW; count += 1) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined); // cut
    socket.once("connect", () => attack.begin(socket));
    sockets.push(socket);
    if (count % 50 === 49) await delay(20);
  }
  return sockets;
}

const round = (value: number): string => value.toFixed(1);
const rows: Record<string, string>[] = [];

await measure(3);
for (const attack of ATTACKS) {
  const before = await measure(SECONDS);
  const sockets = await open(attack);
  const drip = setInterval(() => sockets.forEach((socket) => !socket.destroyed && attack.drip(socket)), DRIP_MS);
  const during = await measure(SECONDS);
  const left = sockets.filter((socket) => !socket.destroyed && !socket.closed).length;
  clearInterval(drip);
  sockets.forEach((socket) => socket.destroy());
  await delay(2_000);
  const after = await measure(SECONDS);
  const calm = quantile([...before, ...after], 0.99);
  rows.push({
    [`${SLOW} slow`]: attack.name,
    "p50 ms without": round(quantile([...before, ...after], 0.5)),
    "p50 ms with": round(quantile(during, 0.5)),
    "p99 ms without": round(calm),
    "p99 ms with": round(quantile(during, 0.99)),
    ratio: round(quantile(during, 0.99) / calm),
    "still there": String(left),
  });
}
console.table(rows);
