import {
  currentTrace,
  inTrace,
  newTraceId,
  NO_SPAN,
  recorded,
  type Span,
  type SpanOptions,
  type Trace,
  type TraceFacts,
  type TraceParent,
  traceIdOf,
  type Tracer,
} from "./trace.ts";

type Beginning = SpanOptions & {
  /** The trace that it goes on with; a new one otherwise. */
  from?: TraceParent | null;
  /** Of a new trace, where it is known already. */
  traceId?: string;
  facts: TraceFacts;
};

export type Tracing = ReturnType<typeof createTracing>;

/**
 * Begins the traces of requests, jobs and tries to publish. Without a tracer they have their ids, for log and ledger, and nothing is
 * recorded. `share` of the new ones are recorded, 0 to 1.
 */
export function createTracing(tracer: Tracer | null = null, share = 1) {
  const open = (name: string, { from, facts, traceId: given, ...options }: Beginning): { trace: Trace; span: Span } => {
    const traceId = from?.traceId ?? given ?? newTraceId();
    const recorder = (from?.isSampled ?? isInShare(traceId, share)) ? tracer : null;
    const span = recorder?.start(name, { traceId, parentId: from?.spanId ?? null }, options) ?? NO_SPAN;
    return { span, trace: { traceId, spanId: span.id || null, facts, tracer: recorder } };
  };

  const begin = <T>(name: string, beginning: Beginning, work: () => Promise<T>): Promise<T> => {
    const { trace, span } = open(name, beginning);
    return recorded(span, () => inTrace(trace, work));
  };

  return {
    isOn: tracer !== null,

    /** For what begins in one place and ends in another. */
    open,

    /** Does work in a trace of its own, or in one that it goes on with. */
    begin,

    /** A try to do what has its time: all tries of a thing are one trace, whose id is that of the thing without dashes. */
    tryOf: <T>(name: string, id: string, attempt: number, work: () => Promise<T>): Promise<T> =>
      begin(
        name,
        { traceId: traceIdOf(id), facts: { attempt }, kind: "consumer", attributes: { "handbill.attempt": attempt } },
        work,
      ),
  };
}

/** The work under way, as a message to another process says it: with it, that one goes on with the trace. */
export function traceForMessage(): { requestId?: string; trace?: TraceParent } {
  const trace = currentTrace();
  if (!trace) return {};
  const { traceId, spanId, facts, tracer } = trace;
  const { requestId } = facts;
  return { trace: { traceId, spanId, isSampled: tracer !== null }, ...(requestId !== undefined && { requestId }) };
}

/** By the id itself, whose last digits are random: every process decides the same. */
const isInShare = (traceId: string, share: number): boolean =>
  share >= 1 || Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32;
