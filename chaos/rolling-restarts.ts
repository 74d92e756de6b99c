import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { startDemoModel } from "@handbill/demo-model";
import { type Client, signUp } from "../server/test/support/client.ts";
import { dataFolder, type ProductProcess, startProcess } from "../server/test/support/product-process.ts";
import { type Balancer, startBalancer } from "./support/balancer.ts";
import { type Ask, startSteadyLoad, type SteadyLoad, type Told } from "./support/steady-load.ts";

export type RollingOptions = {
  /** A database of its own, empty or up to date. */
  databaseUrl: string;
  /** How many processes are replaced, one after the other, web and worker in turn. */
  restarts: number;
  perSecond?: number;
  /** How long a process that leaves still serves; the balancer looks four times a second. */
  drainSeconds?: number;
  /** 1 is the pace of the demo model that people see. */
  modelPace?: number;
  say?(line: string): void;
};

export type RollingReport = {
  restarts: number;
  seconds: number;
  requests: number;
  statuses: Record<string, number>;
  /** Requests without an answer or with a 5xx, and faults between balancer and processes. Empty when all is well. */
  failures: string[];
  p50Ms: number;
  p99Ms: number;
  generations: { accepted: number; succeeded: number; others: string[] };
  /** Calls of the model beyond one for each generation. */
  wastedCalls: number;
};

type Role = "web" | "worker";
type Place = { role: Role; process: ProductProcess };

const WISH = { goal: "Sell bread", channels: ["facebook"], startsOn: "2027-01-01", endsOn: "2027-01-31" };
/** One request in so many starts a generation, and another waits for one. */
const GENERATION_EVERY = 25;
const WAIT_EVERY = 10;
const KEY = "rolling";

/** Two web processes and two workers behind a load balancer are replaced one by one, while people work with them. */
export async function rollingRestarts(options: RollingOptions): Promise<RollingReport> {
  const { databaseUrl, restarts, perSecond = 50, drainSeconds = 5, modelPace = 1, say = () => {} } = options;
  const model = await startDemoModel({ delayScale: modelPace });
  const folder = await dataFolder();
  const balancer = await startBalancer();
  const settings = {
    DATA_DIR: folder.path,
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: balancer.url,
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: model.url,
    AI_MODEL_STRATEGY: "handbill-demo",
    AI_MODEL_CONTENT: "handbill-demo",
    AI_REQUESTS_PER_MINUTE: "100000",
    DRAIN_SECONDS: String(drainSeconds),
    FINISH_SECONDS: "30",
  };
  const places = createPlaces(settings, balancer);
  try {
    await places.begin("web", "worker", "web", "worker");
    const people = await startPeople(balancer.url, perSecond);
    const began = performance.now();
    for (let count = 1; count <= restarts; count += 1) {
      const role = await places.replaceOldest();
      say(`${count} of ${restarts}: a ${role} was replaced; ${people.load.failures.length} requests failed so far`);
    }
    await people.load.stop();
    const seconds = (performance.now() - began) / 1000;
    const generations = await people.follow();
    const wastedCalls = (await callsOf(model.url)) - generations.accepted;
    return { restarts, seconds, ...figures(people.load, balancer.broken), generations, wastedCalls };
  } finally {
    await places.empty();
    await balancer.close();
    await model.close();
    await folder.remove();
  }
}

function createPlaces(settings: Record<string, string>, balancer: Balancer) {
  const places: Place[] = [];
  const beginOne = async (role: Role): Promise<void> => {
    const process = await startProcess({ ...settings, ROLE: role });
    places.push({ role, process });
    if (role === "worker") return;
    balancer.add(process.url);
    await balancer.untilReady(process.url);
  };
  return {
    async begin(...roles: Role[]): Promise<void> {
      for (const role of roles) await beginOne(role);
    },
    /** First the old one goes, so that the others have to carry the load; then a new one comes. */
    async replaceOldest(): Promise<Role> {
      const oldest = places.shift();
      if (!oldest) throw new Error("There is no process to replace.");
      await oldest.process.kill("SIGTERM");
      balancer.remove(oldest.process.url);
      await beginOne(oldest.role);
      return oldest.role;
    },
    async empty(): Promise<void> {
      await Promise.all(places.map(({ process }) => process.kill("SIGKILL")));
    },
  };
}

/** An owner who looks, changes, plans, and waits for plans. */
async function startPeople(url: string, perSecond: number) {
  const owner = await signUp(url);
  const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Bakery" });
  const jobs: string[] = [];
  const load = startSteadyLoad({ url, perSecond, ...createMix(owner, business.id, jobs) });
  return {
    load,
    /** Waits for what was accepted. */
    async follow(): Promise<RollingReport["generations"]> {
      const ends = await Promise.all(jobs.map((job) => endOf(owner, job)));
      const others = ends.filter((status) => status !== "succeeded");
      return { accepted: jobs.length, succeeded: ends.length - others.length, others };
    },
  };
}

function createMix(owner: Client, businessId: string, jobs: string[]) {
  const headers = { authorization: `Bearer ${owner.token}` };
  const at = `/api/v1/businesses/${businessId}`;
  let number = 0;
  const looks: (() => Ask)[] = [
    () => ({ method: "GET", path: "/api/v1/me", headers }),
    () => ({ method: "GET", path: `${at}/campaigns`, headers }),
    () => ({ method: "PATCH", path: at, body: { name: `Bakery ${number}` }, headers }),
    () => ({ method: "GET", path: "/api/v1/jobs?active=true", headers }),
  ];
  return {
    next(): Ask {
      number += 1;
      const job = jobs.at(-1);
      if (number % GENERATION_EVERY === 0) {
        const keyed = { ...headers, prefer: "respond-async", "idempotency-key": randomUUID() };
        return { method: "POST", path: `${at}/campaigns`, body: WISH, headers: keyed };
      }
      if (job && number % WAIT_EVERY === 0) return { method: "GET", path: `/api/v1/jobs/${job}?wait=5`, headers };
      return looks[number % looks.length]?.() ?? { method: "GET", path: "/api/v1/me", headers };
    },
    onAnswer({ method }: Ask, { status, body }: Told): void {
      if (method === "POST" && status === 202) jobs.push(JSON.parse(body).data.id);
    },
  };
}

const PATIENCE_MS = 60_000;

async function endOf(owner: Client, job: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = await owner.get<{ status: string }>(`/jobs/${job}`);
    if (!["queued", "running"].includes(data.status) || Date.now() > deadline) return data.status;
    await delay(200);
  }
}

async function callsOf(modelUrl: string): Promise<number> {
  const journal: unknown = await (await fetch(new URL("/__fake/journal", modelUrl))).json();
  const entries = Array.isArray(journal) ? journal : Object.values(journal ?? {}).find(Array.isArray);
  return (entries ?? []).length;
}

function figures({ statuses, failures, times }: SteadyLoad, broken: string[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return {
    requests: [...statuses.values()].reduce((sum, count) => sum + count, 0),
    statuses: Object.fromEntries(statuses),
    failures: [...failures, ...broken],
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
