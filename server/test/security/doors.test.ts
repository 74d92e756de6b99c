import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testProduct } from "../support/product.ts";
import { bodyFor, nameOf, send } from "./support/calls.ts";
import { HEADERS_OF_CLASSES, headersPage } from "./support/headers-page.ts";
import { rowHashes } from "./support/row-hashes.ts";
import { worldOfIds } from "./support/world-of-ids.ts";

const { url, routes, database, newUser } = await testProduct({ OUTSIDE_PER_MINUTE: "10000" });
const { db } = database;
const owner = await newUser();
const ids = await worldOfIds(owner, { url, db });
const authorization = `Bearer ${owner.token}`;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

const patternOf = (address: string) =>
  new RegExp(`^${address.replaceAll(".", String.raw`\.`).replaceAll(/:\w+/g, "[^/]+")}$`);

const pathOf = (address: string) => address.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? "1");
const plain = routes.filter((route) => !route.url.endsWith("*") && !route.url.startsWith("/docs"));

/** Every address, with the methods that it takes: also by a route that has a parameter where another has a word. */
const addresses = [...new Set(plain.map((route) => route.url))].map((address) => {
  const path = pathOf(address);
  const fitting = plain.filter((route) => patternOf(route.url).test(path));
  return { path, methods: [...new Set(fitting.map(({ method }) => method))].toSorted() };
});

type Said = { status: number; allow: string | undefined; type: string | undefined };

/** By hand: a program that keeps to the rules would not send this. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Said> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  const asked = request({ hostname, port, path, method, headers: { authorization, ...headers } }, (response) => {
    response.resume();
    const { statusCode: status = 0, headers: had } = response;
    resolve({ status, allow: had.allow, type: had["content-type"] });
    if (had["content-type"]?.startsWith("text/event-stream")) response.destroy();
  });
  asked.on("error", reject).end();
  return promise;
}

test("each address takes its methods and no other, and says which", async () => {
  const before = await rowHashes(db);
  const faults = [];
  for (const { path, methods } of addresses) {
    for (const method of METHODS.filter((one) => !methods.includes(one))) {
      const { status, allow } = await ask(method, path);
      const isTold = status === 405 && allow?.split(", ").toSorted().join() === methods.join();
      if (!isTold) faults.push(`${method} ${path}: ${status} ${allow}`);
    }
  }
  expect(faults).toEqual([]);
  expect(addresses.length).toBeGreaterThan(120);
  expect(await rowHashes(db)).toEqual(before);
});

test("no header and no field makes another method of one", async () => {
  const before = await rowHashes(db);
  const overrides = { "x-http-method-override": "DELETE", "x-http-method": "DELETE", "x-method-override": "DELETE" };
  const erasable = new Set(plain.filter(({ method }) => method === "DELETE").map((route) => route.url));
  const read = plain.filter((route) => route.method === "GET" && erasable.has(route.url));
  for (const { path } of read.map((route) => ({ path: pathOf(route.url) }))) {
    const { status } = await ask("GET", path, overrides);
    expect({ path, status }).toEqual({ path, status: (await ask("GET", path)).status });
    expect([200, 400, 404]).toContain((await ask("GET", `${path}?_method=DELETE`)).status);
  }
  expect(await rowHashes(db)).toEqual(before);
});

type Writing = readonly [how: string, write: (path: string) => string];
const AS_IT_IS: Writing = ["as it is", (path) => path];
const WRITINGS: readonly Writing[] = [
  ["a slash at the end", (path) => `${path}/`],
  ["two slashes", (path) => path.replace("/v1/", "/v1//")],
  ["two slashes at the start", (path) => `/${path}`],
  ["a dot that goes nowhere", (path) => path.replace("/v1/", "/v1/%2e/")],
  ["a way up and down again", (path) => path.replace("/v1/", "/v1/x/%2e%2e/")],
  ["capitals", (path) => path.replace("/api/v1/", "/API/V1/")],
  ["a parameter of the path", (path) => `${path};x=1`],
  ["a NUL", (path) => `${path}%00`],
  ["another version", (path) => path.replace("/v1/", "/v2/")],
];

test("an address is written in one way alone", async () => {
  const before = await rowHashes(db);
  const inside = addresses.filter(({ path }) => path.startsWith("/api/v1/") && !path.endsWith("/events"));
  const found = [];
  for (const [place, { path, methods }] of inside.entries()) {
    // Three ways for each, so that each way is tried at every third of them.
    for (const [how, write] of [0, 3, 6].map((more) => WRITINGS[(place + more) % WRITINGS.length] ?? AS_IT_IS)) {
      const { status } = await ask(methods[0] ?? "GET", write(path));
      if (status < 400 || status >= 500) found.push(`${how}: ${methods[0]} ${write(path)}: ${status}`);
    }
  }
  expect(found).toEqual([]);
  expect(await rowHashes(db)).toEqual(before);
});

const inApi = routes.filter((route) => route.url.startsWith("/api/v1/") && !route.url.endsWith("/events"));
const FOREIGN = [
  "https://evil.example",
  "null",
  `${url}.evil.example`,
  url.slice(0, -1),
  "http://localhost.evil.example",
];

test("no page of another origin may read an answer", async () => {
  for (const [place, route] of inApi.filter(({ method }) => method === "GET").entries()) {
    const origin = FOREIGN[place % FOREIGN.length] ?? "null";
    const { headers } = await send(url, route, ids, { authorization, headers: { origin } });
    const shared = [...headers.keys()].filter((name) => name.startsWith("access-control-"));
    expect({ route: nameOf(route), origin, shared }).toEqual({ route: nameOf(route), origin, shared: [] });
  }
  const preflight = await ask("OPTIONS", "/api/v1/businesses", {
    origin: "https://evil.example",
    "access-control-request-method": "POST",
  });
  expect(preflight.status).toBe(405);
});

test("what another page sends with the owner's cookie changes nothing, at any route", async () => {
  const before = await rowHashes(db);
  for (const route of inApi.filter(({ method }) => !["GET", "HEAD"].includes(method))) {
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      { origin: "null" },
      {},
    ]) {
      const said = await send(url, route, ids, { body: bodyFor(route), headers: { cookie: owner.cookie, ...headers } });
      expect({ route: nameOf(route), headers, status: said.status }).toEqual({
        route: nameOf(route),
        headers,
        status: 403,
      });
    }
  }
  expect(await rowHashes(db)).toEqual(before);
});

test("what is private is kept by no cache on the way", async () => {
  const kept = [];
  for (const route of inApi.filter(({ method }) => method === "GET")) {
    const { status, headers } = await send(url, route, ids, { authorization });
    const control = headers.get("cache-control") ?? "";
    // A picture has a name of its own for each of its states.
    if (!control.includes("no-store") && !control.startsWith("private, max-age=31536000, immutable")) {
      kept.push(`${nameOf(route)}: ${status} ${control}`);
    }
  }
  expect(kept).toEqual([]);
});

test("docs/headers.md names the headers of each kind of answer", async () => {
  const seen = [];
  for (const { what, method = "GET", path } of HEADERS_OF_CLASSES) {
    const response = await fetch(new URL(path(ids), url), { method, headers: { authorization }, redirect: "manual" });
    await response.body?.cancel();
    seen.push({ what, status: response.status, headers: response.headers });
  }
  await expect(headersPage(seen)).toMatchFileSnapshot(join(import.meta.dirname, "../../../docs/headers.md"));
});
