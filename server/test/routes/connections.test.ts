import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import { user } from "../../src/routes/policy.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const LARGE = 50 * 1024 * 1024;
let released = Promise.withResolvers<void>();
let held = 0;
let made = 0;

/** Answers late, or more than a connection holds. */
const demanding: FastifyPluginCallbackZod = (api, _options, ready) => {
  api.get("/hold", { config: { policy: user() } }, async () => {
    held += 1;
    await released.promise;
    return { data: "at last" };
  });
  api.get("/large", { config: { policy: user() } }, async (_request, reply) => reply.send(Buffer.alloc(LARGE)));
  api.get("/stream", { config: { policy: user() } }, async (_request, reply) => {
    const pieces = (function* () {
      for (;;) yield (made += 1).toString().padStart(1_024);
    })();
    return reply.type("text/event-stream").send(Readable.from(pieces));
  });
  api.post("/take", { config: { policy: user() } }, async () => ({ data: "taken" }));
  ready();
};

const limits = {
  headMs: 60_000,
  requestMs: 60_000,
  unreadMs: 60_000,
  leastBytesPerSecond: 1,
  perAddress: 8,
  uncounted: [],
};
const edge = await testEdge({ settings: { connections: { ...limits, unreadMs: 1_000 } }, routes: [demanding] });
const { app, log, database } = edge;
const { authorization } = await makeAccount(app);
const { port } = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));

/** Sends these bytes; collects what comes back, unless the client does not read. */
function visit(
  bytes: string,
  { reads = true, to = port } = {},
): { socket: Socket; text(): string; closed: Promise<void> } {
  const socket = connect(Number(to), "127.0.0.1");
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  let text = "";
  socket.on("error", () => undefined); // cut
  if (reads) socket.on("data", (chunk) => (text += chunk.toString("latin1")));
  socket.write(bytes);
  return { socket, text: () => text, closed };
}

const open = () =>
  new Promise<number>((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`;
const post = (headers: string) =>
  `POST /api/v1/take HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`;

test("who does not finish the head or the body of a request is told so and cut", async () => {
  const short = { ...limits, headMs: 150, requestMs: 300 };
  const hasty = await testEdge({ settings: { connections: short }, routes: [demanding], database });
  const { port: to } = new URL(await hasty.app.listen({ port: 0, host: "127.0.0.1" }));
  const slow = [
    visit("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ", { to }),
    visit(`${post("Content-Length: 100")}{"slow":`, { to }),
    visit(`${post("Transfer-Encoding: chunked")}5\r\n{"slo`, { to }),
  ];
  await Promise.all(slow.map(({ closed }) => closed));
  for (const { text } of slow) {
    expect(text()).toMatch(/^HTTP\/1\.1 408 /);
    expect(text()).toContain('"code":"request_timeout"');
  }
});

test("a body over the limit is refused by its length, or where it passes the limit, and not taken in", async () => {
  const announced = visit(post(`Content-Length: ${LARGE}`));
  await announced.closed;
  expect(announced.text()).toMatch(/^HTTP\/1\.1 413 /);

  const chunked = visit(post("Transfer-Encoding: chunked"));
  const chunk = Buffer.from(`10000\r\n${"a".repeat(0x10000)}\r\n`);
  let isClosed = false;
  chunked.socket.once("close", () => (isClosed = true));
  for (let sent = 0; sent < LARGE && !isClosed; sent += 0x10000) {
    if (!chunked.socket.write(chunk))
      await Promise.race([once(chunked.socket, "drain").catch(() => {}), chunked.closed]);
  }
  await chunked.closed;
  expect(chunked.text()).toMatch(/^(HTTP\/1\.1 413 |$)/); // a reset may swallow it
  expect(chunked.socket.bytesWritten).toBeLessThan(LARGE / 2);
});

test("who does not read its answer is cut, and no more of it is made than the connection holds", async () => {
  await expect.poll(open).toBe(0);
  // First, while nothing keeps this process busy: a connection that has not said what it wants is cut after as short a time.
  const patient = visit(get("/api/v1/hold"));
  await expect.poll(() => held).toBe(1);
  const idle = [visit(get("/api/v1/large"), { reads: false }), visit(get("/api/v1/stream"), { reads: false })];
  await expect.poll(() => made).toBeGreaterThan(0);

  await expect.poll(open).toBe(1); // the two are cut; who waits for us is not
  expect(made).toBeLessThan(LARGE / 1_024);
  released.resolve();
  await expect.poll(patient.text).toContain("at last");
  for (const { socket } of [...idle, patient]) socket.destroy();
  await expect.poll(open).toBe(0);
});

test("who takes its answer too slowly is cut as well, though something always moves", async () => {
  const strict = { ...limits, unreadMs: 300, leastBytesPerSecond: 500_000_000 };
  const busy = await testEdge({ settings: { connections: strict }, routes: [demanding], database });
  const { port: to } = new URL(await busy.app.listen({ port: 0, host: "127.0.0.1" }));
  const slow = visit(get("/api/v1/large"), { reads: false, to });
  let taken = 0;
  const sip = (bytes: unknown): void => void (taken += Buffer.isBuffer(bytes) ? bytes.length : 0);
  const sips = setInterval(() => sip(slow.socket.read()), 10); // so that something always moves
  await slow.closed;
  clearInterval(sips);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(LARGE);
});

test("one connection does not ask for ever more before the first answer is there", async () => {
  released = Promise.withResolvers();
  const greedy = visit(get("/api/v1/hold").repeat(100));
  await greedy.closed;
  released.resolve();
  expect(greedy.text()).not.toContain("at last");
});

test("connections from one address are counted: one too many is cut, and there is room again when one has gone", async () => {
  await expect.poll(open).toBe(0);
  released = Promise.withResolvers();
  const guests = Array.from({ length: limits.perAddress }, () => visit(get("/api/v1/hold")));
  await expect.poll(open).toBe(limits.perAddress);

  const oneMore = visit(get("/health/live"));
  await oneMore.closed;
  expect(oneMore.text()).toBe("");
  expect(log.filter((line) => line.includes("too many connections"))).toHaveLength(1);

  guests[0]?.socket.destroy();
  await expect.poll(open).toBeLessThan(limits.perAddress);
  const another = visit(get("/health/live"));
  await expect.poll(another.text).toContain("200 OK");
  released.resolve();
  for (const { socket } of [...guests, another]) socket.destroy();
});
