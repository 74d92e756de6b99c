import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids.ts";

export type Attributes = Readonly<Record<string, string | number | boolean | string[] | undefined>>;
export type SpanOptions = { kind?: "server" | "client" | "consumer" | "internal"; attributes?: Attributes };

/** A piece of work with a beginning and an end. Names and attributes never hold what belongs to an owner. */
export type Span = {
  /** 16 hexadecimal digits; empty where nothing is recorded. */
  readonly id: string;
  rename(name: string): void;
  set(attributes: Attributes): void;
  /** It did not come out well; `code` is of a closed list. */
  failed(code: string): void;
  end(): void;
};

/** Where spans are recorded. */
export type Tracer = {
  start(name: string, place: { traceId: string; parentId: string | null }, options: SpanOptions): Span;
};

/** A place in a trace that somebody else has begun. */
export type TraceParent = { traceId: string; spanId: string | null; isSampled: boolean };

/** What the lines of a log say of the work they belong to. */
export type TraceFacts = { requestId?: string; jobId?: string; attempt?: number };

/** What a request, a job or a try to publish is known by wherever it goes. */
export type Trace = {
  traceId: string;
  /** The span under way; null where nothing is recorded. */
  spanId: string | null;
  facts: TraceFacts;
  /** Null where nothing is recorded. */
  tracer: Tracer | null;
};

const traces = new AsyncLocalStorage<Trace>();

/** The trace of the work under way; undefined outside of any. */
export const currentTrace = (): Trace | undefined => traces.getStore();

export const inTrace = <T>(trace: Trace, work: () => T): T => traces.run(trace, work);

/** Loggers whose lines say already what they belong to. */
const named = new WeakSet<object>();
export const namesItself = (logger: object): void => void named.add(logger);

/** What a line of this logger has to say beside its own: which trace it belongs to, and which request, job and attempt. */
export function traceOfLine(logger: object): TraceFacts & { traceId?: string } {
  const trace = named.has(logger) ? undefined : currentTrace();
  return trace ? { ...trace.facts, traceId: trace.traceId } : {};
}

/** From now on, lines of the log say this too. */
export function addToTrace(facts: TraceFacts): void {
  const trace = currentTrace();
  if (trace) trace.facts = { ...trace.facts, ...facts };
}

/** Does a piece of the work under way; where nothing is recorded, it is only done. */
export function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => T): T {
  const trace = currentTrace();
  if (!trace?.tracer) return work(NO_SPAN);
  const span = trace.tracer.start(name, { traceId: trace.traceId, parentId: trace.spanId }, options);
  return recorded(span, () => traces.run({ ...trace, spanId: span.id }, () => work(span)));
}

/** The same functions, each of whose calls is a span of the work that it is called in. */
export function withSpans<Service extends object>(name: string, service: Service): Service {
  const spanned = Object.entries(service).map(([method, call]: [string, unknown]) =>
    typeof call === "function"
      ? [method, (...given: unknown[]): unknown => inSpan(`${name}.${method}`, {}, () => call(...given))]
      : [method, call],
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names, and each call goes to the same function
  return Object.fromEntries(spanned) as Service;
}

/** Ends the span when the work ends, whether that is at once or later. */
export function recorded<T>(span: Span, work: () => T): T {
  const failed = (error: unknown): never => {
    span.failed(codeOf(error));
    span.end();
    throw error;
  };
  try {
    const result = work();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    const ended = result.then((value: unknown) => {
      span.end();
      return value;
    }, failed);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the promise of the very same value
    return ended as T;
  } catch (error) {
    return failed(error);
  }
}

export const NO_SPAN: Span = {
  id: "",
  rename: () => undefined,
  set: () => undefined,
  failed: () => undefined,
  end: () => undefined,
};

/** A new trace has the id of what begins it, without its dashes: one that is known leads to the other. */
export const traceIdOf = (id: string): string => id.replaceAll("-", "");
export const newTraceId = (): string => traceIdOf(newId());

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads the header of W3C Trace Context; null where it is none. */
export function readTraceparent(text: string): TraceParent | null {
  const [, version, traceId = "", spanId = "", flags = ""] = TRACEPARENT.exec(text) ?? [];
  const isWhole = version === "00" ? text.length === 55 : version !== undefined && version !== "ff";
  if (!isWhole || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "internal";
