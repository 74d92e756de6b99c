import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { catchAtPoints, letGo } from "../../chaos/catch.ts";
import { openChecker } from "../../chaos/checker/checker.ts";
import { faultsIn } from "../../chaos/checker/verdict.ts";
import { createHistory } from "../../chaos/client/history.ts";
import { openTraffic } from "../../chaos/client/traffic.ts";
import { createRandom } from "../../chaos/support/random.ts";
import { startStack } from "../../chaos/support/stack.ts";
import { testDatabase } from "./support/test-database.ts";

/** Longer than a run may be silent before it is given to another worker. */
const STOPPED_MS = 12_000;
const KILLED_AT = {
  web: ["work_committed", "answer_kept"],
  worker: ["call_opened", "call_answered", "apply_written"],
};
const STOPPED_AT = { web: [], worker: ["job_begun", "apply_started"] };
const PATIENCE_MS = 60_000;

const database = await testDatabase();

test("processes that are killed or stopped in the middle of generations lose nothing and double nothing", async () => {
  const socket = new URL(database.url.replace("@/", "@localhost/")).searchParams.get("host") ?? "";
  const random = createRandom(20_261_123);
  const stack = await startStack({
    database: { url: database.url, socketPath: `${socket}/.s.PGSQL.5432` },
    webs: 1,
    workers: 2,
    random,
    thinkingMs: [20, 200],
  });
  onTestFinished(() => stack.close());
  const history = createHistory();
  const checker = openChecker({ url: database.url, history, provider: stack.provider });
  onTestFinished(() => checker.close());
  const traffic = await openTraffic({ stack, history, random, owners: 9 });
  traffic.start();

  const [web, first, second] = stack.places;
  if (!web || !first || !second) throw new Error("A process is missing.");
  const killed = [web, first];
  const all = new Set([...KILLED_AT.web, ...KILLED_AT.worker]);
  const caught = { action: "wait", patienceMs: PATIENCE_MS } as const;
  const atKill = await catchAtPoints(stack, { ...caught, victims: killed, points: KILLED_AT, missing: all });
  killed.forEach((victim) => victim.kill());
  await web.untilUp();

  const missing = new Set(STOPPED_AT.worker);
  const atStop = await catchAtPoints(stack, { ...caught, victims: [second], points: STOPPED_AT, missing });
  second.stop();
  await letGo(stack, [second]);
  await delay(STOPPED_MS);
  second.goOn();

  await traffic.rest();
  await checker.untilQuiet();
  const verdict = await checker.judge();
  expect(faultsIn(verdict)).toEqual([]);
  expect(stack.places.flatMap((place) => place.unasked())).toEqual([]);
  expect(atKill.toSorted()).toEqual([...all].toSorted());
  expect(atStop.toSorted()).toEqual([...missing].toSorted());
  // A dead process takes no more calls with it than it had under way.
  expect(verdict.wasted).toBeLessThanOrEqual(2 * 8);
});
