import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import type { ErrorCode } from "@handbill/contracts";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Measures } from "../core/measures.ts";
import { inTrace, namesItself, readTraceparent, type Span, type Trace, traceIdOf } from "../core/trace.ts";
import type { Tracing } from "../core/tracing.ts";
import { networks } from "./connections.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Of the problem that this request was answered with. */
    problemCode: ErrorCode | null;
  }
}

type Needs = {
  tracing: Tracing;
  measures: Measures;
  /** Proxies that may say which trace a request belongs to; everybody else's word is ignored. */
  trustProxy: string[];
};

type Opened = { trace: Trace; span: Span };

export type RequestTraces = ReturnType<typeof createRequestTraces>;

/**
 * Every request has a trace: that of the proxy in front, where there is one that is trusted, and otherwise one with the id of
 * the request. Lines of the log, spans, jobs and calls of the model carry it on.
 */
export function createRequestTraces({ tracing, measures, trustProxy }: Needs) {
  const trusted = networks(trustProxy);
  const opened = new WeakMap<IncomingMessage, Opened>();

  const isTrusted = ({ socket: { remoteAddress } }: IncomingMessage): boolean =>
    remoteAddress !== undefined && trusted.check(remoteAddress, isIPv6(remoteAddress) ? "ipv6" : "ipv4");

  const parentOf = (raw: IncomingMessage) => {
    const { traceparent } = raw.headers;
    return typeof traceparent === "string" && isTrusted(raw) ? readTraceparent(traceparent) : null;
  };

  const open = (raw: IncomingMessage, requestId: string): Opened => {
    const known = opened.get(raw);
    if (known) return known;
    const beginning = { from: parentOf(raw), traceId: traceIdOf(requestId), facts: { requestId } };
    const made = tracing.open(raw.method ?? "HTTP", { ...beginning, kind: "server" });
    opened.set(raw, made);
    return made;
  };

  return {
    /** A logger whose lines name the request, also where an answer is made outside of all hooks. */
    childLogger(logger: FastifyBaseLogger, requestId: string, raw: IncomingMessage): FastifyBaseLogger {
      const child = logger.child({ requestId, traceId: open(raw, requestId).trace.traceId });
      namesItself(child);
      return child;
    },

    /** All that is done for a request is done in its trace, and told when it is answered. */
    watch(app: FastifyInstance): void {
      app.decorateRequest("problemCode", null);
      app.addHook("onRequest", ({ raw, id }, _reply, done) => inTrace(open(raw, id).trace, done));
      // A body arrives by events of its connection, which belong to no trace.
      app.addHook("preValidation", ({ raw, id }, _reply, done) => inTrace(open(raw, id).trace, done));
      app.addHook("onResponse", async (request, reply) => {
        const { method, raw, problemCode } = request;
        const route = request.routeOptions.url ?? null;
        const status = reply.statusCode;
        measures.request({ method, route, status, code: problemCode, seconds: reply.elapsedTime / 1000 });
        const { span } = open(raw, request.id);
        span.rename(route === null ? method : `${method} ${route}`);
        span.set({
          "http.request.method": method,
          "http.route": route ?? undefined,
          "http.response.status_code": status,
          "error.type": problemCode ?? undefined,
        });
        if (status >= 500) span.failed(problemCode ?? "internal");
        span.end();
      });
    },
  };
}
