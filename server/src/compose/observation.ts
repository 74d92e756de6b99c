import type { Logger } from "pino";
import type { Clock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import { newId } from "../core/ids.ts";
import { tellAll } from "../core/measures.ts";
import { withSpans } from "../core/trace.ts";
import { createTracing } from "../core/tracing.ts";
import type { Pools } from "../infrastructure/pools.ts";
import { metricsRoutes } from "../routes/metrics-routes.ts";
import { createRequestTraces } from "../routes/request-trace.ts";
import { createErrorTally } from "../services/error-tally.ts";
import type { Standing } from "../services/standing-service.ts";
import type { Part } from "./part.ts";

type Needs<Tables> = {
  config: Config;
  clock: Clock;
  version: string;
  pools: Pools<Tables>;
  logger: Logger;
  standing(): Promise<Standing>;
};

/**
 * How the product is watched from outside: traces, figures, and what went wrong lately. What an operator did not ask for is not even
 * loaded.
 */
export async function composeObservation<Tables>({ config, clock, version, pools, logger, standing }: Needs<Tables>) {
  const { metrics: wanted, otlp, role } = config;
  const errors = createErrorTally(clock);

  const telemetry =
    otlp &&
    (await import("../infrastructure/telemetry.ts")).startTelemetry({
      ...otlp,
      version,
      role,
      instanceId: newId(),
      standing,
    });
  const figures =
    wanted.port === null && wanted.tokens.length === 0
      ? null
      : (await import("../infrastructure/metrics.ts")).openMetrics({
          version,
          role,
          pools: barePools(pools),
          standing,
        });
  const door =
    figures && wanted.port !== null
      ? await (
          await import("../infrastructure/metrics-server.ts")
        ).openMetricsServer(figures, { ...wanted, port: wanted.port })
      : null;
  if (door) logger.info({ port: wanted.port, host: wanted.host }, "figures are at /metrics of a port of their own");

  const measures = tellAll([errors.measures, figures?.measures, telemetry?.measures].filter((one) => !!one));
  const tracing = createTracing(telemetry?.tracer ?? null, otlp?.share);
  const publicRoutes: Part["publicRoutes"] =
    figures && wanted.tokens.length > 0
      ? [metricsRoutes({ tokens: wanted.tokens, contentType: figures.contentType, read: () => figures.text() })]
      : [];
  return {
    tracing,
    measures,
    traces: createRequestTraces({ tracing, measures, trustProxy: [...config.trustProxy] }),
    errors,
    standing,
    publicRoutes,
    /** A service whose calls are seen in a trace, where traces are recorded. */
    seen: <Service extends object>(name: string, service: Service): Service =>
      tracing.isOn ? withSpans(name, service) : service,
    async close(): Promise<void> {
      await Promise.all([door?.close(), telemetry?.close()]);
    },
  };
}

/** Where requests of users have connections behind the wall, theirs and those of the open doors are two pools. */
const barePools = <Tables>({ close: _close, ...pools }: Pools<Tables>) =>
  Object.fromEntries(
    Object.entries(pools).flatMap(([name, { pool, behind }]) =>
      behind === undefined ? [[name, pool] as const] : [[name, behind] as const, ["doors", pool] as const],
    ),
  );
