import { setTimeout as delay } from "node:timers/promises";
import { openChecker } from "../checker/checker.ts";
import { faultsIn } from "../checker/verdict.ts";
import { createHistory } from "../client/history.ts";
import { doorOf, openTraffic } from "../client/traffic.ts";
import { signUpUser } from "../client/user.ts";
import { type Stack, startStack } from "../support/stack.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const RESTARTS = 20;
const REQUESTS_PER_SECOND = 50;
const RECOVERY_MS = 10_000;
const LOOK_MS = 50;
const CALM_MS = 1_500;

async function isReady(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return status === 200;
  } catch {
    return false;
  }
}

/** How long until every web process says that it is ready again, from when the database is back. */
async function untilReady({ webs }: Stack): Promise<number> {
  const since = Date.now();
  while (!(await Promise.all(webs.map((web) => isReady(web.url())))).every(Boolean)) await delay(LOOK_MS);
  return Date.now() - since;
}

/** PostgreSQL falls over again and again under load. No process may end, and each time all must be well again soon. */
export async function restarts({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  const stack = await startStack({ database: postgres, webs: 2, workers: 2, random });
  const history = createHistory();
  const checker = openChecker({ url: postgres.url, history, provider: stack.provider });
  try {
    const traffic = await openTraffic({ stack, history, random, owners: 4 });
    const reader = await signUpUser(doorOf(stack, random), random);
    const answers = new Map<number | null, number>();
    const asked = new Set<Promise<void>>();
    const ask = async (): Promise<void> => {
      const { status } = await reader.call("GET", random.pick(["/me", "/businesses", "/jobs?active=true"]));
      answers.set(status, (answers.get(status) ?? 0) + 1);
    };
    traffic.start();
    const load = setInterval(() => {
      const one = ask().finally(() => asked.delete(one));
      asked.add(one);
    }, 1000 / REQUESTS_PER_SECOND);
    const began = Date.now();
    const recoveries: number[] = [];
    for (let round = 1; round <= RESTARTS; round += 1) {
      await delay(CALM_MS);
      await postgres.crash();
      recoveries.push(await untilReady(stack));
      say(`restart ${round}: ready again after ${recoveries.at(-1)} ms`);
    }
    clearInterval(load);
    await Promise.all(asked);
    const seconds = (Date.now() - began) / 1000;
    await traffic.rest();
    await checker.untilQuiet();
    const verdict = await checker.judge();
    const unasked = stack.places.flatMap((place) => place.unasked());
    const late = recoveries.filter((ms) => ms > RECOVERY_MS);
    const total = [...answers.values()].reduce((sum, count) => sum + count, 0);
    const counted = [...answers].map(([status, count]) => `${status ?? "no answer"}: ${count}`).join(", ");
    const wrong = [...answers.keys()].filter((status) => status !== 200 && status !== 503);
    const figures =
      `${RESTARTS} times \`pg_ctl restart -m immediate\` under ${(total / seconds).toFixed(0)} reads a second and ${verdict.accepted} generations asked for: ` +
      `${unasked.length} processes ended, ready again after ${Math.max(...recoveries)} ms at most (median ${recoveries.toSorted((one, other) => one - other)[RESTARTS / 2]} ms). Reads were answered ${counted}.`;
    const troubles = [
      ...faultsIn(verdict),
      ...unasked,
      ...late.map((ms) => `ready again only after ${ms} ms`),
      ...wrong.map((status) => `a read was answered with ${status ?? "nothing"}`),
    ];
    return { figures, troubles };
  } finally {
    await checker.close();
    await stack.close();
  }
}
