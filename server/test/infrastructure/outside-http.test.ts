import { createServer, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAllowed } from "../../src/infrastructure/outside-addresses.ts";
import { createOutsideHttp } from "../../src/infrastructure/outside-http.ts";
import { portOf } from "../support/publisher-contract.ts";

const NOT_REACHED = { kind: "not_sent", errorKind: "unreachable", detail: "Nobody could be reached at this address." };

let hits = 0;
const canary = createServer((_request, response) => {
  hits += 1;
  response.end("here");
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", () => resolve()));
  port = portOf(canary.address());
});
afterAll(() => canary.close());

const guarded = createOutsideHttp({ allow: [] });
const get = (url: string, outside = guarded) => outside.send({ method: "GET", url, timeoutMs: 5_000 });

test.each([
  ["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.8"],
  ["198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fd00::1", "fe80::1", "ff02::1", "::ffff:127.0.0.1"],
  ["::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "not an address", ""],
  ["::7f00:1", "::a9fe:a9fe", "::ffff:0:7f00:1", "fec0::1", "100::1", "100:0:0:1::1", "4000::1", "3fff::1"],
])("addresses that are not public are refused: %s …", (...addresses) => {
  expect(addresses.filter((address) => isAllowed(address, 443, []))).toEqual([]);
});

test("public addresses are allowed where services for everybody listen", () => {
  expect(isAllowed("93.184.215.14", 443, [])).toBe(true);
  expect(isAllowed("2606:2800:21f:cb07::1", 8443, [])).toBe(true);
  expect(isAllowed("93.184.215.14", 25, [])).toBe(false);
  expect(isAllowed("10.1.2.3", 9000, [{ network: "10.0.0.0/8", port: 9000 }])).toBe(true);
  expect(isAllowed("10.1.2.3", 9001, [{ network: "10.0.0.0/8", port: 9000 }])).toBe(false);
});

test("an inner address is not reached, however it is written, and the answer is that of one where nobody is", async () => {
  const tricks = [
    `http://127.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://2130706433:${port}/`,
    `http://017700000001:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://localhost:${port}/`,
    `http://localhost.:${port}/`,
    `http://127。0。0。1:${port}/`,
    `http://user:pass@127.0.0.1:${port}/`,
    `http://example.com\\@127.0.0.1:${port}/`,
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "no address",
  ];
  for (const url of tricks) expect([url, await get(url)]).toEqual([url, NOT_REACHED]);
  expect(hits).toBe(0);
});

test("what a name leads to is looked at in the lookup that connects: it cannot change in between", async () => {
  const answers = [
    [
      { address: "93.184.215.14", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ],
    [{ address: "127.0.0.1", family: 4 }],
    [],
  ];
  for (const addresses of answers) {
    const flipping = createOutsideHttp({ allow: [], lookup: (_name, done) => done(null, addresses) });
    expect(await get(`http://shop.example:8080/`, flipping)).toEqual(NOT_REACHED);
  }
  expect(hits).toBe(0);
});

test("the operator may allow a network of his own", async () => {
  const allowing = createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port }] });
  expect(await get(`http://127.0.0.1:${port}/`, allowing)).toMatchObject({
    kind: "answered",
    status: 200,
    body: "here",
  });
  const named = createOutsideHttp({
    allow: [{ network: "127.0.0.1/32", port }],
    lookup: (_name, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
  });
  expect(await get(`http://shop.example:${port}/`, named)).toMatchObject({ kind: "answered", body: "here" });
});

test("an answer takes no more room, time or hops than the request allows, whatever the server tries", async () => {
  const packed = gzipSync(Buffer.alloc(8 * 1024 * 1024));
  const tricks: Record<string, (response: ServerResponse) => void> = {
    "/endless": (response) => void pipeline(endless(), response).catch(() => undefined),
    "/packed": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(packed),
    "/drip": (response) => void response.write("a"),
    "/heads": (response) => response.writeHead(200, { "x-long": "x".repeat(20_000) }).end("heads"),
    "/moved": (response) => response.writeHead(302, { location: "/endless" }).end(),
    "/switch": (response) => void response.socket?.write(SWITCHED),
  };
  const evil = createServer(({ url }, response) => tricks[url ?? ""]?.(response));
  await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", () => resolve()));
  const allowing = createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port: null }] });
  const ask = (path: string) =>
    allowing.send({
      method: "GET",
      url: `http://127.0.0.1:${portOf(evil.address())}${path}`,
      timeoutMs: 300,
      maxBytes: 1_000,
    });
  expect(await ask("/endless")).toMatchObject({ kind: "answered", body: "x".repeat(1_000), isCut: true });
  expect(await ask("/packed")).toMatchObject({ kind: "answered", body: "", isCut: true });
  expect(await ask("/drip")).toMatchObject({ kind: "no_answer", errorKind: "timeout" });
  expect(await ask("/heads")).toMatchObject({ kind: "no_answer", errorKind: "garbled" });
  expect(await ask("/moved")).toMatchObject({ kind: "answered", status: 302 });
  expect(await ask("/switch")).toMatchObject({ kind: "no_answer" });
  evil.closeAllConnections();
  evil.close();
});

const SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n";

const endless = () =>
  Readable.from(
    (function* () {
      for (;;) yield "x".repeat(10_000);
    })(),
  );
