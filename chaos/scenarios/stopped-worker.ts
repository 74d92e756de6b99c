import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { catchAtPoints, letGo } from "../catch.ts";
import { type Checker, openChecker } from "../checker/checker.ts";
import { faultsIn } from "../checker/verdict.ts";
import { createHistory } from "../client/history.ts";
import { openTraffic } from "../client/traffic.ts";
import { startStack } from "../support/stack.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

/** What a generation writes; not the queue, where a worker that wakes may say that it was stopped. */
const TABLES = ["jobs", "contents", "content_versions", "campaigns", "ai_logs", "ai_spend", "ai_chains"];
const AWAKE_MS = 5_000;

async function rowsOf({ database }: Checker): Promise<Map<string, unknown>> {
  const tables = new Map<string, unknown>();
  for (const table of TABLES) {
    const { rows } = await database.pool.query(`select md5(t::text) as row from ${table} as t order by 1`);
    tables.set(table, rows);
  }
  return tables;
}

/**
 * A worker is stopped (SIGSTOP) with a generation at each of its steps. The others take its jobs over and finish them; then it wakes
 * and goes on. Not one row may be another afterwards.
 */
export async function stoppedWorker({ postgres, random, points, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  const stack = await startStack({ database: postgres, webs: 1, workers: 2, random });
  const history = createHistory();
  const checker = openChecker({ url: postgres.url, history, provider: stack.provider });
  try {
    const traffic = await openTraffic({ stack, history, random, owners: 12, habits: { ...NO_CANCELS } });
    const victims = stack.workers.slice(0, 1);
    const missing = new Set(points.worker);
    traffic.start();
    const found = await catchAtPoints(stack, { victims, points, missing, action: "wait" });
    victims.forEach((victim) => victim.stop());
    await letGo(stack, victims); // it goes on as soon as it wakes
    say(`stopped with ${found.length} generations at ${found.join(", ")}`);
    const since = Date.now();
    await traffic.rest();
    const quietMs = await checker.untilQuiet();
    const takenOverMs = Date.now() - since;
    const before = await rowsOf(checker);
    victims.forEach((victim) => victim.goOn());
    await delay(AWAKE_MS);
    const after = await rowsOf(checker);
    const changed = TABLES.filter((table) => !isDeepStrictEqual(before.get(table), after.get(table)));
    const verdict = await checker.judge();
    const troubles = [
      ...points.worker.filter((point) => !found.includes(point)).map((point) => `not hit: ${point}`),
      ...changed.map((table) => `${table}: rows were changed by the worker that woke`),
      ...faultsIn(verdict),
      ...stack.places.flatMap((place) => place.unasked()),
    ];
    const figures =
      `A worker stopped with ${found.length} generations, one at each step; all were finished by the other one within ` +
      `${(takenOverMs / 1000).toFixed(1)} s (${(quietMs / 1000).toFixed(1)} s after the last client). When it woke and went on, ` +
      `${changed.length} tables changed. ${verdict.wasted} calls were wasted.`;
    return { figures, troubles };
  } finally {
    await checker.close();
    await stack.close();
  }
}

const NO_CANCELS = { withoutKey: 0, twins: 0.1, leaving: 0, cancelling: 0 };
