import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Pool } from "pg";
import type { Measures } from "../core/measures.ts";

/** How things stand in the whole installation. */
export type Standing = {
  jobsWaiting: number;
  jobsRunning: number;
  oldestWaitingSeconds: number;
  openCircuits: number;
  workersAlive: number;
};

export type MetricsNeeds = {
  version: string;
  role: string;
  pools: Readonly<Record<string, Pick<Pool, "totalCount" | "idleCount" | "waitingCount" | "options">>>;
  /** Asked at each scrape; it answers soon, and from memory where it was asked a moment ago. */
  standing(): Promise<Standing>;
};

const HTTP_SECONDS = [0.01, 0.05, 0.1, 0.3, 1, 3, 10, 30];
const AI_SECONDS = [0.5, 1, 2, 5, 10, 20, 40, 90];
/** A server names the model that answered: whatever it says, there are no more series than these. */
const MOST_MODELS = 20;
const NANO = 1_000_000_000;

/** Figures of this process and of what it sees of the others, in the text format of Prometheus. */
export function openMetrics(needs: MetricsNeeds) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "handbill_build_info",
    help: "1; the version and the role of this process are its labels",
    labelNames: ["version", "role"],
    registers: [registry],
  }).set({ version: needs.version, role: needs.role }, 1);
  const refresh = gaugesOf(registry, needs);
  return {
    measures: countersOf(registry),
    contentType: registry.contentType,
    async text(): Promise<string> {
      await refresh();
      return registry.metrics();
    },
  };
}

export type Metrics = ReturnType<typeof openMetrics>;

/** What happens, counted. */
function countersOf(registry: Registry): Measures {
  const registers = [registry];
  const counter = <Name extends string>(name: string, help: string, labelNames: Name[]) =>
    new Counter({ name, help, labelNames, registers });
  const requests = counter("handbill_http_requests_total", "Answered requests", ["method", "route", "status"]);
  const problems = counter("handbill_http_problems_total", "Requests that were answered with an error", ["code"]);
  const seconds = new Histogram({
    name: "handbill_http_request_duration_seconds",
    help: "How long requests took; those that wait for the model are long by design",
    labelNames: ["method", "route"],
    buckets: HTTP_SECONDS,
    registers,
  });
  const calls = counter("handbill_ai_calls_total", "Attempts to call a model", ["purpose", "model", "outcome"]);
  const callErrors = counter("handbill_ai_errors_total", "Attempts that failed", ["code"]);
  const callSeconds = new Histogram({
    name: "handbill_ai_call_duration_seconds",
    help: "How long attempts took",
    labelNames: ["model"],
    buckets: AI_SECONDS,
    registers,
  });
  const tokens = counter("handbill_ai_tokens_total", "Tokens; the cached ones are among the input", ["model", "kind"]);
  const dollars = counter("handbill_ai_cost_dollars_total", "US dollars, as the ledger has them", ["purpose", "model"]);
  const repairs = counter("handbill_ai_repairs_total", "Repairs that answers needed", ["repair"]);
  const opened = counter("handbill_ai_circuit_opened_total", "Times a model's server was left alone", ["model"]);
  const jobs = counter("handbill_jobs_ended_total", "Jobs that ended in this process", ["kind", "outcome"]);

  const models = new Set<string>();
  const bounded = (model: string): string => {
    if (models.size < MOST_MODELS) models.add(model);
    return models.has(model) ? model : "other";
  };

  return {
    request({ method, route: template, status, code, seconds: took }) {
      const route = template ?? "none";
      requests.inc({ method, route, status });
      seconds.observe({ method, route }, took);
      if (code !== null) problems.inc({ code });
    },
    aiCall({ purpose, outcome, errorCode, seconds: took, costNanoUsd, repairs: needed, ...call }) {
      const model = bounded(call.model);
      calls.inc({ purpose, model, outcome });
      callSeconds.observe({ model }, took);
      if (errorCode !== null) callErrors.inc({ code: errorCode });
      tokens.inc({ model, kind: "input" }, call.inputTokens);
      tokens.inc({ model, kind: "cached_input" }, call.cachedInputTokens);
      tokens.inc({ model, kind: "output" }, call.outputTokens);
      dollars.inc({ purpose, model }, costNanoUsd / NANO);
      for (const repair of needed) repairs.inc({ repair });
    },
    job: (kind, outcome) => jobs.inc({ kind, outcome }),
    circuitOpened: (model) => opened.inc({ model: bounded(model) }),
  };
}

/** How things stand, asked for at each scrape. While the database is away there is no answer, and that is said. */
function gaugesOf(registry: Registry, { pools, standing }: MetricsNeeds): () => Promise<void> {
  const registers = [registry];
  const gauge = <Name extends string>(name: string, help: string, labelNames: Name[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const isUp = gauge("handbill_database_up", "1 while the database answers");
  const waiting = gauge("handbill_jobs_waiting", "Jobs that wait in the queue, of all processes");
  const running = gauge("handbill_jobs_running", "Jobs that are being done, in all processes");
  const oldest = gauge("handbill_jobs_oldest_waiting_seconds", "How long the first job in the queue has waited");
  const circuits = gauge("handbill_ai_circuits_open", "Models whose servers are left alone just now");
  const workers = gauge("handbill_workers_alive", "Processes that take jobs and gave a sign in the last 15 seconds");
  const connections = gauge("handbill_database_pool_connections", "Connections of this process", ["pool", "state"]);
  const most = gauge("handbill_database_pool_max", "Connections that it may have", ["pool"]);
  const queued = gauge("handbill_database_pool_waiting", "Callers that wait for a connection", ["pool"]);

  const ofPools = (): void => {
    for (const [pool, { totalCount, idleCount, waitingCount, options }] of Object.entries(pools)) {
      connections.set({ pool, state: "used" }, totalCount - idleCount);
      connections.set({ pool, state: "idle" }, idleCount);
      most.set({ pool }, options.max ?? 0);
      queued.set({ pool }, waitingCount);
    }
  };

  return async () => {
    ofPools();
    try {
      const now = await standing();
      isUp.set(1);
      waiting.set(now.jobsWaiting);
      running.set(now.jobsRunning);
      oldest.set(now.oldestWaitingSeconds);
      circuits.set(now.openCircuits);
      workers.set(now.workersAlive);
    } catch {
      isUp.set(0);
      for (const one of [waiting, running, oldest, circuits, workers]) one.remove();
    }
  };
}
