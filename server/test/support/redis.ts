import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export type TestRedis = { url: string; kind: "redis-server" | "fake"; stop(): Promise<void> };

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A Redis on this port: the real server where this machine has one, otherwise a fake that knows our two scripts. */
export async function startRedis(port: number): Promise<TestRedis> {
  return (await startServer(port)) ?? startFake(port);
}

async function startServer(port: number): Promise<TestRedis | undefined> {
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child: ChildProcess = spawn("redis-server", settings, { stdio: "ignore" });
  const started = await Promise.race([
    once(child, "spawn").then(() => true),
    once(child, "error").then(() => false),
  ]).catch(() => false);
  if (!started) return undefined;
  while (child.exitCode === null && !(await accepts(port))) await delay(20);
  return {
    url: `redis://127.0.0.1:${port}`,
    kind: "redis-server",
    async stop() {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
  };
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(Boolean(socket.destroy())));
    socket.once("error", () => resolve(false));
  });

type Entry = { points: number; until: number };

/** Speaks RESP over a real socket; runs no Lua, but does what the library's script and ours do, told apart by a word. */
async function startFake(port: number): Promise<TestRedis> {
  const entries = new Map<string, Entry>();
  const sockets = new Set<Socket>();

  const evaluate = (script: string, key: string, points: number, seconds: number, limit: number): string => {
    const now = Date.now();
    const kept = entries.get(key);
    const entry = kept && kept.until > now ? kept : { points: 0, until: now + seconds * 1000 };
    const total = entry.points + points;
    const countsAlways = script.includes("incrby");
    if (countsAlways || total <= limit)
      entries.set(key, { ...entry, points: countsAlways ? total : Math.max(0, total) });
    return `*2\r\n:${countsAlways ? total : Math.max(0, total)}\r\n:${entry.until - now}\r\n`;
  };
  const answer = ([name = "", ...words]: string[]): string => {
    const command = name.toUpperCase();
    if (command === "PING") return "+PONG\r\n";
    if (command === "HELLO") return "%1\r\n$5\r\nproto\r\n:3\r\n";
    if (command !== "EVAL") return "+OK\r\n";
    const [script = "", , key = "", points, seconds, limit] = words;
    return evaluate(script, key, Number(points), Number(seconds), Number(limit));
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    let unread: Buffer = Buffer.alloc(0);
    socket.on("data", (part: Buffer) => {
      unread = Buffer.concat([unread, part]);
      for (let read = readCommand(unread); read; read = readCommand(unread)) {
        unread = unread.subarray(read.length);
        socket.write(answer(read.words));
      }
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `redis://127.0.0.1:${port}`,
    kind: "fake",
    async stop() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
  };
}

/** The first command of what was received, an array of bulk strings; undefined while it is not all there. */
function readCommand(bytes: Buffer): { words: string[]; length: number } | undefined {
  let at = 0;
  const line = (): string | undefined => {
    const end = bytes.indexOf("\r\n", at);
    if (end === -1) return undefined;
    const text = bytes.toString("utf8", at, end);
    at = end + 2;
    return text;
  };
  const count = line();
  if (count === undefined) return undefined;
  const words: string[] = [];
  for (let index = 0; index < Number(count.slice(1)); index += 1) {
    const size = line();
    const length = Number(size?.slice(1));
    if (size === undefined || bytes.length < at + length + 2) return undefined;
    words.push(bytes.toString("utf8", at, at + length));
    at += length + 2;
  }
  return { words, length: at };
}
