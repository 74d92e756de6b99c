import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { storeOn } from "../server/test/support/ledger.ts";
import { runningJobs } from "../server/test/support/running-jobs.ts";
import { signUp } from "../server/test/support/client.ts";
import { startDatabase } from "./support/database.ts";
import { quantile } from "./support/pairs.ts";
import { startProduct, type Vitals } from "./support/product.ts";
import type { Counts, Said, Seen, Watch } from "./support/watchers-child.ts";

/*
 * Ten thousand clients that wait for a job each, by long polls and then by events, against one process of the product on this
 * machine, clients and database included: how soon a change is seen, and what waiting costs.
 */

const WANTED = 10_000;
const USERS = 20;
/** Of the open files that a process may have, for all but the clients. */
const OTHER_FILES = 300;
const QUIET_MS = 40_000;
const CHANGES = 4_000;
const CHANGES_PER_SECOND = 200;
const STORM = 2_000;

const mostFiles = Number(/Max open files\s+(\d+)/.exec(readFileSync("/proc/self/limits", "utf8"))?.[1] ?? 1024);
const count = Math.min(WANTED, mostFiles - OTHER_FILES);
if (count < WANTED) console.log(`Only ${count} clients: allow more open files (ulimit -n ${WANTED + OTHER_FILES}).`);

const now = (): number => performance.timeOrigin + performance.now();
type Row = Record<string, string>;

await using database = await startDatabase({ counting: true });
const store = storeOn(database);

type Product = Awaited<ReturnType<typeof startProduct>>;

async function makeWatched(product: Product): Promise<Watch["watched"]> {
  const watched: Watch["watched"] = [];
  for (let user = 0; user < USERS; user += 1) {
    const { token, get } = await signUp(product.url);
    const { data } = await get<{ id: string }>("/me");
    const jobIds = await runningJobs(database, data.id, Math.ceil(count / USERS));
    watched.push(...jobIds.map((jobId) => ({ jobId, token })));
  }
  return watched.slice(0, count);
}

const answersIn = (totals: Counts): number => (totals[200] ?? 0) + (totals[304] ?? 0);
const forget = (_seen: Seen): void => undefined;

/** Opens all clients; they are gone with the process that plays them. */
async function openClients(product: Product, how: Watch["how"], watched: Watch["watched"]) {
  const child = fork(join(import.meta.dirname, "support/watchers-child.ts"), { serialization: "advanced" });
  const totals: Counts = {};
  let hear = forget;
  const opened = Promise.withResolvers<void>();
  child.on("message", (said) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own child
    const message = said as Said;
    if ("open" in message) return opened.resolve();
    for (const [status, more] of Object.entries(message.counts)) totals[+status] = (totals[+status] ?? 0) + more;
    return message.seen.forEach(hear);
  });
  child.send({ port: Number(new URL(product.url).port), how, watched } satisfies Watch);
  await opened.promise;
  return {
    totals,
    onSeen: (listener: typeof hear) => void (hear = listener),
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

/** Statements on jobs and their texts since it was asked before, without those of the bench itself. */
async function statementsOfReading(): Promise<number> {
  const { rows } = await database.pool.query<{ calls: number }>(
    `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
     where (query like '%"jobs"%' or query like '%job_texts%' or query like '%"sessions"%') and query like '%select%' and query not like '%update%'
       and query not like '%insert%'`,
  );
  await database.pool.query("select pg_stat_statements_reset()");
  return rows[0]?.calls ?? 0;
}

const figures = (name: string, { rssMb, heapMb, loopP99Ms, loopMaxMs, cpuMs }: Vitals, seconds: number): Row => ({
  what: name,
  "RSS MB": rssMb.toFixed(0),
  "heap MB": heapMb.toFixed(0),
  "loop p99 ms": loopP99Ms.toFixed(0),
  "loop max ms": loopMaxMs.toFixed(0),
  "CPU %": ((100 * cpuMs) / 1000 / seconds).toFixed(0),
});

async function measure(product: Product, name: string, act: () => Promise<Row>): Promise<Row> {
  await product.vitals();
  await statementsOfReading();
  const startedAt = now();
  const found = await act();
  const seconds = (now() - startedAt) / 1000;
  const statements = await statementsOfReading();
  const vitals = await product.vitals();
  return { ...figures(name, vitals, seconds), "reads/s": (statements / seconds).toFixed(1), ...found };
}

/** Waits until all changes were seen, and says how long after they were begun. */
async function seenAfter(
  clients: Awaited<ReturnType<typeof openClients>>,
  stage: string,
  change: (begun: Map<number, number>) => Promise<void>,
): Promise<Row> {
  const begun = new Map<number, number>();
  const took = new Map<number, number>();
  clients.onSeen(({ place, stage: shown, at }) => {
    const since = begun.get(place);
    if (shown === stage && since !== undefined && !took.has(place)) took.set(place, at - since);
  });
  await change(begun);
  for (const end = now() + 30_000; took.size < begun.size && now() < end;) await delay(50);
  const all = [...took.values()];
  return {
    "seen p50 ms": quantile(all, 0.5).toFixed(0),
    "seen p99 ms": quantile(all, 0.99).toFixed(0),
    "seen last ms": Math.max(...all).toFixed(0),
    "not seen": String(begun.size - took.size),
  };
}

/** One change after the other, as workers make them. */
const trickle = (watched: Watch["watched"]) => async (begun: Map<number, number>) => {
  const changing: Promise<void>[] = [];
  const startedAt = now();
  for (let made = 0; made < CHANGES; made += 1) {
    const place = (made * 7) % watched.length; // spread over users; 7 divides no round number
    await delay(Math.max(0, startedAt + (1000 * made) / CHANGES_PER_SECOND - now()));
    begun.set(place, now());
    changing.push(store.jobs.setStage({ id: watched[place]?.jobId ?? "", run: 0 }, "checking"));
  }
  await Promise.all(changing);
};

/** All in one transaction. */
const storm = (watched: Watch["watched"], from: number, to: number) => async (begun: Map<number, number>) => {
  const ids = watched.slice(from, to).map(({ jobId }) => jobId);
  const client = await database.pool.connect();
  await client.query("begin");
  await client.query("update jobs set stage = 'saving', updated_at = now() where id = any($1::uuid[])", [ids]);
  await client.query("select pg_notify('handbill_jobs', id) from unnest($1::text[]) as id", [ids]);
  const at = now();
  ids.forEach((_id, place) => begun.set(from + place, at));
  await client.query("commit");
  client.release();
};

async function play(how: Watch["how"]): Promise<Row[]> {
  await using product = await startProduct({
    DATABASE_URL: database.url,
    ROLE: "web",
    PORT: "0",
    SIGN_IN_PER_MINUTE: "1000",
    SIGN_UP_PER_HOUR: "100000",
  });
  const watched = await makeWatched(product);
  const before = await product.vitals();
  const openedAt = now();
  using clients = await openClients(product, how, watched);
  const seconds = (now() - openedAt) / 1000;
  const rows = [
    figures("before", before, seconds),
    figures(`${count} opened in ${seconds.toFixed(0)} s`, await product.vitals(), seconds),
  ];
  const answers = answersIn(clients.totals);
  const steps: [string, () => Promise<Row>][] = [
    [
      `nothing changes, ${QUIET_MS / 1000} s`,
      async () => {
        await delay(QUIET_MS);
        return { "answers/s": ((1000 * (answersIn(clients.totals) - answers)) / QUIET_MS).toFixed(0) };
      },
    ],
    [`${CHANGES_PER_SECOND} changes a second`, () => seenAfter(clients, "checking", trickle(watched))],
    [`${STORM} in one transaction`, () => seenAfter(clients, "saving", storm(watched, 0, STORM))],
    [`the other ${count - STORM} in one`, () => seenAfter(clients, "saving", storm(watched, STORM, count))],
  ];
  for (const [name, act] of steps) rows.push(await measure(product, name, act));
  console.log(`${how}: answers of each status; 0: connections that ended`, clients.totals);
  return rows;
}

for (const how of ["poll", "events"] as const) {
  const rows = await play(how);
  console.log(`\n${count} clients by ${how}, load ${loadavg()[0]?.toFixed(1)}`);
  console.table(rows);
}
