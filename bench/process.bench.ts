import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { availableParallelism, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Business } from "@handbill/contracts";
import { startDemoModel } from "@handbill/demo-model";
import { newId } from "../server/src/core/ids.ts";
import { resume, signUp } from "../server/test/support/client.ts";
import { type BusyShop, openBusyShop } from "./support/busy-shop.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { startProduct, withDemoModel } from "./support/product.ts";

/*
 * What one process needs, without its PostgreSQL: how long it takes from its start until it says that it is ready, on a database that
 * is there already; its memory at rest; and with a thousand generations in the making at once.
 */

const STARTS = 7;
const REST_MS = 20_000;
const IN_FLIGHT = 1_000;

const round = (value: number, digits = 0): string => value.toFixed(digits);

/** Private memory and what is shared with nobody's file, in MB, on Linux: RSS counts the program itself, too. */
async function memoryOf(pid: number): Promise<Record<string, string>> {
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const mb = (name: string): string =>
    round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? Number.NaN) / 1024);
  return { "RSS MB": mb("VmRSS"), "of it anonymous": mb("RssAnon"), "highest RSS": mb("VmHWM") };
}

await using database = await startDatabase();
const settings = {
  DATABASE_URL: database.url,
  PORT: "0",
  OPENAI_API_KEY: "not-a-real-key",
  SIGN_IN_PER_MINUTE: "1000",
};

/** In a process with nothing of the bench in it. */
const plain = { ...settings, WITHOUT_PROBE: "yes" };

async function readyAfter(): Promise<number> {
  const since = performance.now();
  await using product = await startProduct(plain);
  const response = await fetch(`${product.url}/health/ready`);
  if (response.status !== 200) throw new Error(`It was not ready: ${response.status}`);
  return performance.now() - since;
}
const starts: number[] = [];
await readyAfter(); // what is compiled is kept for the next start
for (let number = 0; number < STARTS; number += 1) starts.push(await readyAfter());
console.log(`\nFrom its start to /health/ready, ${STARTS} times, load ${round(loadavg()[0] ?? 0, 1)}`);
console.table({ start: { "p50 ms": round(quantile(starts, 0.5)), "slowest ms": round(Math.max(...starts)) } });

const rest: Record<string, Record<string, string>> = {};
for (const role of ["all", "web", "worker"]) {
  await using product = await startProduct({ ...plain, ROLE: role });
  await delay(REST_MS);
  rest[`ROLE=${role}, ${REST_MS / 1000} s after its start`] = await memoryOf(product.pid);
}
{
  await using product = await startProduct(plain);
  const owner = await signUp(product.url);
  const { data: business } = await owner.post<Business>("/businesses/sample", {});
  for (let number = 0; number < 20; number += 1) {
    const page = await fetch(`${product.url}/b/${business.id}`, {
      headers: { cookie: owner.cookie, accept: "text/html" },
    });
    await page.text();
  }
  rest["ROLE=all, twenty pages opened"] = await memoryOf(product.pid);
}
console.log("\nAt rest");
console.table(rest);

/** A model that takes every question and answers none, until it is told to. */
const asked = new Set<string>();
let most = 0;
const silent = createServer((request, response) => {
  const id = newId();
  asked.add(id);
  most = Math.max(most, asked.size);
  request.resume();
  response.once("close", () => asked.delete(id));
});
silent.listen(0, "127.0.0.1");
await once(silent, "listening");
const place = silent.address();
const silentUrl = `http://127.0.0.1:${typeof place === "object" ? place?.port : 0}/v1`;

const demo = await startDemoModel({ delayScale: 0 });
const plenty = { AI_REQUESTS_PER_MINUTE: "1000000", QUEUE_PER_BUSINESS: "5000", AI_WAIT_SECONDS: "0" };
async function openShop(): Promise<BusyShop> {
  await using product = await startProduct({ ...settings, ...withDemoModel(database, demo) });
  return await openBusyShop(database, product.url, IN_FLIGHT); // before the product goes
}
const { owner, at, contentIds } = await openShop();
await using web = await startProduct({
  ...settings,
  ...withDemoModel(database, { url: silentUrl }),
  ...plenty,
  ROLE: "web",
});
const headers = {
  authorization: `Bearer ${(await resume(web.url, owner.cookie)).token}`,
  prefer: "respond-async",
  "content-type": "application/json",
};
for (const id of contentIds) {
  const answer = await fetch(`${web.url}/api/v1${at}/contents/${id}/generate`, { method: "POST", headers, body: "{}" });
  if (answer.status !== 202) throw new Error(`A generation was answered ${answer.status}: ${await answer.text()}`);
}
await using worker = await startProduct({
  ...plain,
  ...withDemoModel(database, { url: silentUrl }),
  ROLE: "worker",
  GENERATIONS_AT_ONCE: String(IN_FLIGHT),
});
const before = await memoryOf(worker.pid);
const since = performance.now();
while (most < IN_FLIGHT && performance.now() - since < 120_000) await delay(200);
const reached = performance.now() - since;
await delay(5_000);
console.log(
  `\n${most} generations in the making at once in one process, ${round(reached / 1000, 1)} s after its start`,
);
console.table({ "at its start": before, "with all of them": await memoryOf(worker.pid) });
console.log(`${availableParallelism()} cores, load ${round(loadavg()[0] ?? 0, 1)}`);
silent.closeAllConnections();
silent.close();
await demo.close();
process.exit();
