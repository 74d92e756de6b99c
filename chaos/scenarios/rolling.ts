import { rollingRestarts } from "../rolling-restarts.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const RESTARTS = 20;
const PER_SECOND = 50;

/** Every process of the product is replaced again and again while people work with it; none of them may notice. */
export async function rolling({ postgres, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  const report = await rollingRestarts({ databaseUrl: postgres.url, restarts: RESTARTS, perSecond: PER_SECOND, say });
  const { accepted, succeeded, others } = report.generations;
  const statuses = Object.entries(report.statuses).map(([status, count]) => `${count} × ${status}`);
  return {
    figures: [
      `${report.restarts} processes replaced in ${Math.round(report.seconds)} s, two web and two workers in turn, at ${PER_SECOND} requests a second`,
      `${report.requests} requests: ${statuses.join(", ")}; half of them within ${report.p50Ms} ms, 99 % within ${report.p99Ms} ms`,
      `${report.failures.length} requests failed or were cut off`,
      `${accepted} generations accepted, ${succeeded} finished; ${report.wastedCalls} calls of the model too many`,
    ].join("\n"),
    troubles: [
      ...report.failures,
      ...others.map((status) => `a generation was accepted and is ${status}`),
      ...(report.wastedCalls > 0 ? [`${report.wastedCalls} calls of the model were made in vain`] : []),
    ],
  };
}
