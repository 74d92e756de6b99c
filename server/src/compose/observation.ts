import type { Config } from "../core/config.ts";
import type { Clock } from "../core/clock.ts";
import { tellAll } from "../core/measures.ts";
import { withSpans } from "../core/trace.ts";
import { createTracing } from "../core/tracing.ts";
import { createRequestTraces } from "../routes/request-trace.ts";
import { createErrorTally } from "../services/error-tally.ts";

type Needs = { config: Config; clock: Clock };

/** How the product is watched from outside: traces, figures, and what went wrong lately. */
export function composeObservation({ config, clock }: Needs) {
  const errors = createErrorTally(clock);
  const measures = tellAll([errors.measures]);
  const tracing = createTracing();
  const traces = createRequestTraces({ tracing, measures, trustProxy: [...config.trustProxy] });
  /** A service whose calls are seen in a trace, where traces are recorded. */
  const seen = <Service extends object>(name: string, service: Service): Service =>
    tracing.isOn ? withSpans(name, service) : service;
  return { tracing, measures, traces, errors, seen };
}
