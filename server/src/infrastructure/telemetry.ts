import { type Meter, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Measures } from "../core/measures.ts";
import type { Span, Tracer } from "../core/trace.ts";
import type { Standing } from "./metrics.ts";

export type TelemetryNeeds = {
  /** Base address of a collector that takes OTLP over HTTP. */
  endpoint: string;
  headers: Record<string, string>;
  serviceName: string;
  version: string;
  role: string;
  /** Names this process among others. */
  instanceId: string;
  standing(): Promise<Standing>;
};

/** A collector that is away or slow costs this much memory and no more: what does not fit is dropped, nobody waits. */
const QUEUE = { maxQueueSize: 4_096, maxExportBatchSize: 512, scheduledDelayMillis: 2_000, exportTimeoutMillis: 5_000 };
const METRICS_EVERY_MS = 30_000;
const AT_ONCE = 2;
const LAST_WORDS_MS = 2_000;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Sends traces and figures to a collector. This file and what it imports is loaded only where there is one. */
export function startTelemetry({ endpoint, headers, standing, ...who }: TelemetryNeeds) {
  const resource = resourceFromAttributes({
    "service.name": who.serviceName,
    "service.version": who.version,
    "service.instance.id": who.instanceId,
    "handbill.role": who.role,
  });
  const to = (path: string) => ({
    url: `${endpoint}/v1/${path}`,
    headers,
    timeoutMillis: QUEUE.exportTimeoutMillis,
    concurrencyLimit: AT_ONCE,
  });
  const ids = idsAsWanted();
  const traces = new TracerProvider({
    resource,
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(to("traces")), ...QUEUE })],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(to("metrics")),
    exportIntervalMillis: METRICS_EVERY_MS,
    exportTimeoutMillis: QUEUE.exportTimeoutMillis,
    cardinalityLimits: { default: 1_000 },
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const meter = meters.getMeter("handbill", who.version);
  observe(meter, standing);
  return {
    tracer: tracerOf(traces, ids, who.version),
    measures: measuresOf(meter),
    /** Sends what is there now. */
    flush: async (): Promise<void> => void (await Promise.all([traces.forceFlush(), meters.forceFlush()])),
    /** Sends what is left, and waits a moment for it. */
    async close(): Promise<void> {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, LAST_WORDS_MS);
      await Promise.race([Promise.allSettled([traces.shutdown(), meters.shutdown()]), late]);
      clearTimeout(timer);
    },
  };
}

/** A trace that begins here has the id that log and ledger know it by. */
function idsAsWanted() {
  const random = new RandomIdGenerator();
  let wanted: string | null = null;
  return {
    generateSpanId: () => random.generateSpanId(),
    generateTraceId: () => wanted ?? random.generateTraceId(),
    within<T>(traceId: string, work: () => T): T {
      wanted = traceId;
      try {
        return work();
      } finally {
        wanted = null;
      }
    },
  };
}

function tracerOf(provider: TracerProvider, ids: ReturnType<typeof idsAsWanted>, version: string): Tracer {
  const tracer = provider.getTracer("handbill", version);
  return {
    start(name, { traceId, parentId }, { kind = "internal", attributes = {} }): Span {
      const options = { kind: KINDS[kind], attributes: { ...attributes } };
      const parent = { traceId, spanId: parentId ?? "", traceFlags: TraceFlags.SAMPLED, isRemote: false };
      const span =
        parentId === null
          ? ids.within(traceId, () => tracer.startSpan(name, { ...options, root: true }))
          : tracer.startSpan(name, options, trace.setSpanContext(ROOT_CONTEXT, parent));
      return {
        id: span.spanContext().spanId,
        rename: (better) => void span.updateName(better),
        set: (more) => void span.setAttributes({ ...more }),
        failed(code) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: code });
          span.setAttribute("error.type", code);
        },
        end: () => span.end(),
      };
    },
  };
}

/** The figures that conventions have a name for; `/metrics` has more. */
function measuresOf(meter: Meter): Measures {
  const requests = meter.createHistogram("http.server.request.duration", { unit: "s" });
  const calls = meter.createHistogram("gen_ai.client.operation.duration", { unit: "s" });
  const tokens = meter.createHistogram("gen_ai.client.token.usage", { unit: "{token}" });
  const cost = meter.createCounter("handbill.ai.cost", { unit: "nUSD" });
  const jobs = meter.createCounter("handbill.jobs.ended", { unit: "{job}" });
  const circuits = meter.createCounter("handbill.ai.circuit.opened");
  return {
    request: ({ method, route, status, code, seconds }) =>
      requests.record(seconds, {
        "http.request.method": method,
        "http.response.status_code": status,
        ...(route !== null && { "http.route": route }),
        ...(code !== null && { "error.type": code }),
      }),
    aiCall({ purpose, model, errorCode, seconds, inputTokens, outputTokens, costNanoUsd }) {
      const about = { "gen_ai.operation.name": "chat", "gen_ai.response.model": model, "handbill.ai.purpose": purpose };
      calls.record(seconds, { ...about, ...(errorCode !== null && { "error.type": errorCode }) });
      tokens.record(inputTokens, { ...about, "gen_ai.token.type": "input" });
      tokens.record(outputTokens, { ...about, "gen_ai.token.type": "output" });
      cost.add(costNanoUsd, about);
    },
    job: (kind, outcome) => jobs.add(1, { kind, outcome }),
    circuitOpened: (model) => circuits.add(1, { "gen_ai.request.model": model }),
  };
}

function observe(meter: Meter, standing: () => Promise<Standing>): void {
  const waiting = meter.createObservableGauge("handbill.jobs.waiting", { unit: "{job}" });
  const oldest = meter.createObservableGauge("handbill.jobs.oldest_waiting", { unit: "s" });
  const workers = meter.createObservableGauge("handbill.workers.alive");
  meter.addBatchObservableCallback(
    async (result) => {
      const now = await standing().catch(() => null);
      if (now === null) return; // the database is away: nothing is known, and nothing is said
      result.observe(waiting, now.jobsWaiting);
      result.observe(oldest, now.oldestWaitingSeconds);
      result.observe(workers, now.workersAlive);
    },
    [waiting, oldest, workers],
  );
}
