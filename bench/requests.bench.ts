import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { startDemoModel } from "@handbill/demo-model";
import { type Ask, createAsker } from "./support/ask.ts";
import { openBusyShop } from "./support/busy-shop.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { plainCases } from "./support/plain-cases.ts";
import { startProduct, startWatched, withDemoModel } from "./support/product.ts";

/*
 * What people ask for most, of the product, of a bare handler of node:http that says the same to PostgreSQL, and of the same handler as
 * a route of Fastify: how many in a second for 64 clients, and how long one waits.
 */

const CLIENTS = 64;
const ROUNDS = 5;
const ROUND_MS = 2_000;
const PLAIN = "bench/support/plain-servers-child.ts";

const round = (value: number, digits = 1): string => value.toFixed(digits);
const model = await startDemoModel({ delayScale: 0 });
await using database = await startDatabase();
await using product = await startProduct({
  ...withDemoModel(database, model),
  TRUST_PROXY: "127.0.0.1", // each visitor has an address
  CONNECTIONS_PER_ADDRESS: "0",
});
const { ask, close } = createAsker(CLIENTS);
const shop = await openBusyShop(database, product.url, CLIENTS);
const { owner, at, content, contentIds, jobId, link } = shop;
const authorization = `Bearer ${owner.token}`;
await database.pool.query("create table bare_clicks (id uuid primary key, at timestamptz not null, agent text)");
const sides = { DATABASE_URL: database.url, CASES: JSON.stringify(await plainCases(database.url, shop)) };
await using bare = await startWatched(PLAIN, { ...sides, SIDE: "node" });
await using fastify = await startWatched(PLAIN, { ...sides, SIDE: "fastify" });

type Case = {
  name: string;
  plainPath(client: number): string;
  method: string;
  body?: () => string;
  expected: number;
  ours(client: number, etag: string | undefined): Pick<Ask, "path" | "headers">;
};
const signed = { authorization };
const { fields } = content;
const [words] = Object.entries(fields ?? {}).find(([, value]) => typeof value === "string") ?? [];
if (words === undefined) throw new Error("There is nothing to be edited.");
let edits = 0;
/** Other words each time: the same again would change nothing. */
const edit = () => JSON.stringify({ fields: { ...fields, [words]: `We open at seven, said ${(edits += 1)} times.` } });
const CASES: readonly Case[] = [
  {
    name: "list of campaigns",
    method: "GET",
    expected: 200,
    plainPath: () => "/list/1",
    ours: () => ({ path: `/api/v1${at}/campaigns?limit=20`, headers: signed }),
  },
  {
    name: "one content",
    method: "GET",
    expected: 200,
    plainPath: (client) => `/content/${contentIds[client]}`,
    ours: (client) => ({ path: `/api/v1${at}/contents/${contentIds[client]}`, headers: signed }),
  },
  {
    name: "poll of a job",
    method: "GET",
    expected: 200,
    plainPath: () => `/poll/${jobId}`,
    ours: () => ({ path: `/api/v1/jobs/${jobId}`, headers: signed }),
  },
  {
    name: "edit of a content",
    method: "PATCH",
    body: edit,
    expected: 200,
    plainPath: (client) => `/edit/${contentIds[client]}`,
    ours: (client, etag) => ({
      path: `/api/v1${at}/contents/${contentIds[client]}`,
      headers: { ...signed, "if-match": etag ?? "" },
    }),
  },
  {
    name: "click on a link",
    method: "GET",
    expected: 302,
    plainPath: () => "/redirect/1",
    ours: (client) => ({
      path: `/l/${link.code}`,
      headers: { "x-forwarded-for": `10.0.0.${client}`, "user-agent": "Mozilla/5.0" },
    }),
  },
];

/** All clients as often as they can for a while: what each request took, in milliseconds. */
async function rush(
  url: string,
  askOf: (client: number, etag: string | undefined) => Ask,
  expected: number,
): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + ROUND_MS;
  const one = async (client: number): Promise<void> => {
    while (performance.now() < until) {
      const since = performance.now();
      const { status, etag, text } = await ask(url, askOf(client, etags.get(client)));
      if (status !== expected) throw new Error(`${url} answered ${status}: ${text}`);
      if (etag !== undefined) etags.set(client, etag);
      times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => one(client)));
  return times;
}
const etags = new Map<number, string>();

type Side = {
  name: string;
  watched: typeof product;
  askOf(one: Case): (client: number, etag: string | undefined) => Ask;
};
const plainAsk =
  ({ method, body, plainPath }: Case) =>
  (client: number): Ask => ({ method, path: plainPath(client), ...(body && { body: body() }) });
const SIDES: readonly Side[] = [
  { name: "bare", watched: bare, askOf: plainAsk },
  { name: "Fastify", watched: fastify, askOf: plainAsk },
  {
    name: "Handbill",
    watched: product,
    askOf:
      ({ method, body, ours }) =>
      (client, etag) => ({ method, ...(body && { body: body() }), ...ours(client, etag) }),
  },
];

async function currentTags(): Promise<void> {
  etags.clear();
  for (const [client, id] of contentIds.entries()) {
    const { etag } = await ask(product.url, { method: "GET", path: `/api/v1${at}/contents/${id}`, headers: signed });
    if (etag !== undefined) etags.set(client, etag);
  }
}

const table: Record<string, Record<string, string>> = {};
for (const one of CASES) {
  const figures = SIDES.map(() => ({ perSecond: [] as number[], ms: [] as number[], cpuUs: [] as number[] }));
  // The first turn warms up, and is thrown away.
  for (let turn = -1; turn < ROUNDS; turn += 1) {
    for (const [index, side] of SIDES.entries()) {
      if (one.body !== undefined) await currentTags();
      await side.watched.vitals();
      const times = await rush(side.watched.url, side.askOf(one), one.expected);
      const { cpuMs } = await side.watched.vitals();
      if (turn < 0) continue;
      figures[index]?.perSecond.push((times.length / ROUND_MS) * 1000);
      figures[index]?.cpuUs.push((cpuMs / times.length) * 1000);
      figures[index]?.ms.push(...times);
    }
  }
  const [least] = figures;
  for (const [index, { name }] of SIDES.entries()) {
    const { perSecond = [], ms = [], cpuUs = [] } = figures[index] ?? {};
    const ofBare = (mine: number, its: number | undefined): string => (its === undefined ? "" : round(mine / its, 2));
    table[`${one.name}, ${name}`] = {
      "a second": round(quantile(perSecond, 0.5), 0),
      "of bare": ofBare(quantile(perSecond, 0.5), least && quantile(least.perSecond, 0.5)),
      "p50 ms": round(quantile(ms, 0.5)),
      "p99 ms": round(quantile(ms, 0.99)),
      "p99 of bare": ofBare(quantile(ms, 0.99), least && quantile(least.ms, 0.99)),
      "CPU us each": round(quantile(cpuUs, 0.5), 0),
    };
  }
}
console.log(`\n${CLIENTS} clients, ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turn, load ${round(loadavg()[0] ?? 0)}`);
console.table(table);

close();
await model.close();
