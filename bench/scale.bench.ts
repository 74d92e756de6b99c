import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createRandom } from "../chaos/support/random.ts";
import { quantile } from "./support/pairs.ts";
import { startDatabase } from "./support/database.ts";
import { createAsking } from "./support/scale/asking.ts";
import { endedBetween, holdTheBooks, standingOf, untilQuiet, waitsOf } from "./support/scale/books.ts";
import { type Cpu, createInstallation, startModelProcess } from "./support/scale/installation.ts";
import { startOutside } from "./support/scale/outside.ts";
import { openShop, type Shop } from "./support/scale/shops.ts";
import { sizesOf } from "./support/scale/sizes.ts";
import { type Accepted, createWork } from "./support/scale/work.ts";

/*
 * Many businesses at work with one web and one worker, then with three and three, then while a worker is killed and replaced, then with one
 * and one again, on one PostgreSQL; and at the end everything that was asked for is held against everything that is there.
 */

const SHOPS = Number(process.env["SCALE_SHOPS"] ?? 300);
const OPENED_AT_ONCE = 12;
const CONTENTS = 6;
const NOISY = { campaigns: 4, contentsEach: 60 };
const HANDS = 24;
const PHASE_MS = Number(process.env["SCALE_SECONDS"] ?? 25) * 1_000;
/** Of the pace that people see: a text takes a few hundred milliseconds. */
const MODEL_PACE = 0.1;
const PATIENCE_SECONDS = 150;
const KEY = "scale";

const round = (value: number, digits = 1): string => value.toFixed(digits);
const say = (line: string): void =>
  console.log(`${round((performance.now() - began) / 1000, 0).padStart(4)} s  ${line}`);
const began = performance.now();

await using database = await startDatabase({ connections: 300 });
await using model = await startModelProcess(MODEL_PACE);
await using outside = await startOutside();
const dataDir = await mkdtemp(join(tmpdir(), "handbill-scale-"));
await using installation = createInstallation(
  {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    AUTH_SECRET: "the same secret of all processes",
    PUBLIC_URL: "http://127.0.0.1:3999", // tokens of one process are good for the others
    PORT: "0",
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: model.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    AI_REQUESTS_PER_MINUTE: "1000000",
    SIGN_UP_PER_HOUR: "1000000",
    SIGN_IN_PER_MINUTE: "1000000",
    CONNECTIONS_PER_ADDRESS: "0",
    TRUST_PROXY: "127.0.0.1", // each visitor has an address
    OUTSIDE_ALLOW: "127.0.0.1/32",
    DRAIN_SECONDS: "0",
  },
  database.pool,
  model.pid,
);
const random = createRandom(1);
const asking = createAsking(installation.webs);
const accepted: Accepted = { jobIds: [], edits: [], publications: new Set(), clicks: 0 };
const shops: Shop[] = [];

await installation.become({ web: 1, worker: 1 });
say("one web and one worker are there");
const [url = ""] = installation.webs();
const open = async (size: { campaigns: number; contentsEach: number }): Promise<Shop> => {
  const { shop, jobIds } = await openShop(url, outside.url, size);
  accepted.jobIds.push(...jobIds);
  return shop;
};
const noisy = await open(NOISY);
const opening = performance.now();
const cpuBefore = await installation.cpu();
await Promise.all(
  Array.from({ length: OPENED_AT_ONCE }, async () => {
    while (shops.length < SHOPS) {
      const place = shops.length;
      shops.push(noisy); // until the own one is there
      shops[place] = await open({ campaigns: 1, contentsEach: CONTENTS });
    }
  }),
);
const openingMs = performance.now() - opening;
say(`${SHOPS} accounts with a business and a plan were opened in ${round(openingMs / 1000)} s`);
console.table({ "each, CPU in ms": each(await installation.cpu(), cpuBefore, SHOPS) });
await database.pool.query("vacuum analyze");

const work = createWork({ asking, random, shops, accepted });

type Phase = { name: string; webs: number; workers: number; isKilled?: boolean };
const phases: Phase[] = [
  { name: "1 web, 1 worker", webs: 1, workers: 1 },
  { name: "3 webs, 3 workers", webs: 3, workers: 3 },
  { name: "3 and 3, a worker killed", webs: 3, workers: 3, isKilled: true },
  { name: "1 and 1 again", webs: 1, workers: 1 },
];
const figures: Record<string, Record<string, string>> = {};
const perRequest: Record<string, Record<string, string>> = {};
const fairness: Record<string, Record<string, string>> = {};
const latencies = new Map<string, Map<string, number[]>>();
const refusals = new Map<string, number>();

for (const [number, phase] of phases.entries()) {
  await installation.become({ web: phase.webs, worker: phase.workers });
  await work.play(HANDS, 2_000); // new processes compile, new connections are made
  await work.settle();
  note(phase.name, false);
  await play(phase, noisy.campaignIds[number] ?? "");
}

async function play(phase: Phase, noisyCampaign: string): Promise<void> {
  const from = new Date();
  const before = await installation.cpu();
  const standing = { connections: 0, waiting: 0 };
  const look = async (): Promise<void> => {
    const { connections, waiting } = await standingOf(database.pool);
    standing.connections = Math.max(standing.connections, connections);
    standing.waiting = Math.max(standing.waiting, waiting);
  };
  const looking = setInterval(() => void look(), 1_000);
  const killing = phase.isKilled ? replaceWorker() : undefined;
  const since = performance.now();
  await work.writeAll(noisy, noisyCampaign);
  await work.play(HANDS, PHASE_MS);
  const seconds = (performance.now() - since) / 1000;
  const cpu = await installation.cpu();
  const to = new Date();
  clearInterval(looking);
  await killing;
  const requests = note(phase.name, true);
  const jobs = await endedBetween(database.pool, from, to);
  figures[phase.name] = {
    "requests a second": round(requests / seconds, 0),
    "jobs a second": round(jobs / seconds),
    ...Object.fromEntries(
      Object.entries(difference(cpu, before)).map(([who, ms]) => [`${who}, cores`, round(ms / seconds / 1000, 2)]),
    ),
    connections: String(standing.connections),
    "most waiting": String(standing.waiting),
    load: round(loadavg()[0] ?? 0),
  };
  const used = difference(cpu, before);
  perRequest[phase.name] = {
    "web, ms a request": round(used.web / requests, 2),
    "worker, ms a job": round(used.worker / jobs, 1),
    "PostgreSQL, ms a request": round(used.postgresql / requests, 2),
  };
  await work.settle();
  for (const { noisy: isNoisy, texts, p50, p95 } of await waitsOf(database.pool, from, to, noisy.businessId)) {
    fairness[`${phase.name}: ${isNoisy ? "one asks for 60" : "all others"}`] = {
      texts: String(texts),
      "wait p50 s": round(p50, 2),
      "wait p95 s": round(p95, 2),
    };
  }
  say(`${phase.name}: done`);
}

/** A machine fails, and a little later there is another. */
async function replaceWorker(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PHASE_MS / 4));
  await installation.kill("worker");
  await new Promise((resolve) => setTimeout(resolve, PHASE_MS / 8));
  await installation.add("worker");
}

/** Keeps what was asked in a phase, and says how many requests those were. */
function note(phase: string, isMeasured: boolean): number {
  let requests = 0;
  for (const [kind, { ms, refused }] of asking.takeKinds()) {
    for (const [why, times] of refused) {
      const name = `${kind}: ${why}`;
      refusals.set(name, (refusals.get(name) ?? 0) + times);
    }
    if (!kind.startsWith("a text,")) requests += ms.length;
    if (!isMeasured) continue;
    const ofKind = latencies.get(kind) ?? new Map<string, number[]>();
    latencies.set(kind, ofKind.set(phase, ms));
  }
  return requests;
}

const { seconds: quietAfter, left } = await untilQuiet(database.pool, PATIENCE_SECONDS);
note("the end", false);
const calls = await model.calls();
await installation.become({ web: 0, worker: 0 }); // what they still hold of clicks is written
say(`quiet after ${round(quietAfter, 0)} s; ${left} under way`);
const books = await holdTheBooks(database, { calls, taken: outside.taken, accepted });

console.log(
  `\n${availableParallelism()} cores for all: the processes, PostgreSQL, the model, and who asks (${HANDS} at once)`,
);
console.table(figures);
console.table(perRequest);
console.log("\nms until the answer, p50 / p99");
console.table(
  Object.fromEntries(
    [...latencies].map(([kind, ofPhases]) => [
      kind,
      Object.fromEntries(
        phases.map(({ name }) => {
          const ms = ofPhases.get(name) ?? [];
          return [
            name,
            ms.length === 0 ? "" : `${round(quantile(ms, 0.5), 0)} / ${round(quantile(ms, 0.99), 0)} (${ms.length})`,
          ];
        }),
      ),
    ]),
  ),
);
console.log("\nFairness: from accepted to begun");
console.table(fairness);
console.log("\nAnswers that were no success");
console.table(Object.fromEntries(refusals));
console.log("\nThe books");
console.log(JSON.stringify(books.figures));
console.log(books.troubles.length === 0 ? "Nothing was lost, and nothing is there twice." : books.troubles.join("\n"));
console.log("\nBytes a row, with indexes");
console.table(await sizesOf(database.pool));
asking.close();
await rm(dataDir, { recursive: true, force: true });
if (books.troubles.length > 0) process.exitCode = 1;

function difference(after: Cpu, before: Cpu): Cpu {
  const names = ["web", "worker", "postgresql", "model", "bench"] as const;
  const used: Cpu = { ...after };
  for (const name of names) used[name] = after[name] - before[name];
  return used;
}

function each(after: Cpu, before: Cpu, count: number): Record<string, string> {
  return Object.fromEntries(Object.entries(difference(after, before)).map(([who, ms]) => [who, round(ms / count, 0)]));
}
