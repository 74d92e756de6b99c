import { Agent, get } from "node:http";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { Business, TrackedLink } from "@handbill/contracts";
import { newId } from "../server/src/core/ids.ts";
import { createKeyring } from "../server/src/core/keyring.ts";
import { createTrackingTokens } from "../server/src/services/tracking/tokens.ts";
import { signUp } from "../server/test/support/client.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { startProduct, startWatched } from "./support/product.ts";

/*
 * How many clicks on links one process leads on in a second, all of them counted, beside a bare handler that inserts one row for
 * each; then the same with PostgreSQL stopped, and with the process killed while what it counted waits on the disk.
 */

const AT_ONCE = 32;
const ROUNDS = 5;
const ROUND_MS = 2_500;
const AWAY_SECONDS = 20;
const CLICKS_A_SECOND = 100;
const AUTH_SECRET = "the same secret before and after it all";
const SHOP = "https://shop.example/cake";

await using database = await startDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "handbill-redirects-"));
const settings = {
  DATABASE_URL: database.url,
  DATA_DIR: dataDir,
  AUTH_SECRET,
  PORT: "0",
  ROLE: "web",
  TRUST_PROXY: "127.0.0.1", // each visitor has an address
  CONNECTIONS_PER_ADDRESS: "0",
};
await using bare = await startWatched("bench/support/bare-redirects-child.ts", { DATABASE_URL: database.url });
const product = await startProduct(settings);
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const round = (value: number, digits = 1): string => value.toFixed(digits);

let visitors = 0;
/** A visitor follows a link; how long it took, in milliseconds. Anything but the right goal ends the bench. */
const follow = (address: string): Promise<number> => {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const visitor = (visitors += 1);
  const since = performance.now();
  const headers = {
    "user-agent":
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "x-forwarded-for": `10.${(visitor >> 16) % 256}.${(visitor >> 8) % 256}.${visitor % 256}`,
  };
  get(address, { agent, headers }, (answer) => {
    answer.resume().once("end", () => {
      const { statusCode = 0, headers: said } = answer;
      if (statusCode === 302 && said.location?.startsWith(SHOP)) resolve(performance.now() - since);
      else reject(new Error(`A click was answered ${statusCode} ${said.location ?? ""}`));
    });
  }).once("error", reject);
  return promise;
};

/** As many as there can be for a while. */
async function rush(address: string, ms: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + ms;
  const one = async (): Promise<void> => {
    while (performance.now() < until) times.push(await follow(address));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}

const countOf = async (table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
};
const lossesOf = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ lost: number }>(
    "select coalesce(sum(events), 0)::int as lost from event_losses",
  );
  return rows[0]?.lost ?? 0;
};
/** Once nothing is added any more. */
async function settled(): Promise<number> {
  for (let before = -1; ;) {
    const now = await countOf("events").catch(() => -2);
    if (now === before) return now;
    before = now;
    await delay(7_000);
  }
}

const owner = await signUp(product.url);
const { data: business } = await owner.post<Business>("/businesses", { name: "Padaria" });
const { data: link } = await owner.post<TrackedLink>(`/businesses/${business.id}/links`, { address: SHOP });
const path = `/l/${link.code}`;
const sides = [
  { name: "bare handler, one insert", watched: bare, address: `${bare.url}/`, table: "bare_clicks" },
  { name: "Handbill", watched: product, address: product.url + path, table: "events" },
];
const results = sides.map(({ name }) => ({
  name,
  perSecond: [] as number[],
  cpuUs: [] as number[],
  ms: [] as number[],
}));
for (const { address } of sides) await rush(address, 2_000);
let sent = 0;
const before = await settled();
for (let turn = 0; turn < ROUNDS; turn += 1) {
  for (const [index, { watched, address, table }] of sides.entries()) {
    await watched.vitals();
    const times = await rush(address, ROUND_MS);
    if (table === "events") sent += times.length;
    await delay(1_000); // what it still writes is its own
    const { cpuMs } = await watched.vitals();
    results[index]?.perSecond.push((times.length / ROUND_MS) * 1000);
    results[index]?.cpuUs.push((cpuMs / times.length) * 1000);
    results[index]?.ms.push(...times);
  }
}
const counted = (await settled()) - before;
console.log(`\nClicks led on, ${AT_ONCE} at once, ${ROUNDS} rounds in turn, load ${round(loadavg()[0] ?? 0)}`);
console.table(
  results.map(({ name, perSecond, cpuUs, ms }) => ({
    name,
    "a second": round(quantile(perSecond, 0.5), 0),
    "CPU of its process, us each": round(quantile(cpuUs, 0.5), 0),
    "p50 ms": round(quantile(ms, 0.5)),
    "p99 ms": round(quantile(ms, 0.99)),
  })),
);
console.log(`${sent} clicks, ${counted} counted, ${await lossesOf()} reported as not counted`);

/** Clicks at a steady pace: nine in ten on a link it knows, one in mails of which it knows nothing but what they say. */
async function stroll(url: string, seconds: number): Promise<number[]> {
  const tokens = createTrackingTokens(createKeyring([AUTH_SECRET]));
  const ids = { businessId: business.id, campaignId: newId(), contentId: newId() };
  const asked: Promise<number>[] = [];
  for (let number = 0; number < seconds * CLICKS_A_SECOND; number += 1) {
    const token = tokens.linkToken({ ...ids, deliveryId: newId(), sentAtMs: 0, linkId: link.id, url: SHOP });
    asked.push(follow(url + (number % 10 === 0 ? `/l/zzzz${number}/${token}` : path)));
    if (number % 10 === 9) await delay(10_000 / CLICKS_A_SECOND);
  }
  return Promise.all(asked);
}
const mails = (clicks: number): number => clicks / 10; // theirs is a content that there is not: counted for nobody

const start = await settled();
await database.stop();
const away = await stroll(product.url, AWAY_SECONDS);
await database.start();
const back = performance.now();
const after = await settled();
console.log(`\nPostgreSQL stopped for ${AWAY_SECONDS} s, ${CLICKS_A_SECOND} clicks a second:`);
console.log(
  `all led on, p50 ${round(quantile(away, 0.5))} ms, p99 ${round(quantile(away, 0.99))} ms, slowest ${round(Math.max(...away))} ms`,
);
console.log(
  `${away.length - mails(away.length)} to be counted, ${after - start} counted and ${await lossesOf()} reported as not counted ` +
    `within ${round((performance.now() - back) / 1000, 0)} s of its return`,
);

await database.stop();
const last = await stroll(product.url, 5);
await delay(2_000);
const files = (await readdir(join(dataDir, "spool"))).length;
await product.kill();
await database.start();
await using next = await startProduct(settings);
await follow(next.url + path);
const end = await settled();
console.log(
  `\nThe process killed with ${files} files on the disk: ${last.length - mails(last.length) + 1} to be counted, ${end - after} counted by the next one`,
);
agent.destroy();
await rm(dataDir, { recursive: true, force: true });
