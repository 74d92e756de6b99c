import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FAILPOINTS } from "../server/src/core/failpoints.ts";
import { FAULTS } from "./faults.ts";
import { type Plan, playMatrix } from "./matrix-run.ts";
import { describe, publish, troubles } from "./report.ts";
import { publications } from "./scenarios/publications.ts";
import { races } from "./scenarios/races.ts";
import { replies } from "./scenarios/replies.ts";
import { restarts } from "./scenarios/restarts.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenarios/scenario.ts";
import { rolling } from "./scenarios/rolling.ts";
import { sends } from "./scenarios/sends.ts";
import { stoppedWorker } from "./scenarios/stopped-worker.ts";
import { twins } from "./scenarios/twins.ts";
import { type OwnPostgres, startOwnPostgres } from "./support/postgres.ts";
import { createRandom } from "./support/random.ts";

/*
 * npm run chaos -- [--seed N] [--minutes M] [--kills K] [--faults name,name] [--verbose] [--publish]
 * Breaks the product in every way we know at every step of a generation, and checks that nothing is lost and nothing doubled.
 * npm run chaos -- stopped-worker | twins | restarts | rolling | sends | replies | publications | races [--seed N]
 * Plays one scenario and says what was measured.
 */

const ROOT = resolve(import.meta.dirname, "..");
const PAGE = join(ROOT, "docs", "failure-modes.md");
const WORKER_BEGINS = FAILPOINTS.indexOf("job_begun");
const SHOWN = 40;
/** Products that are broken beside each other: most of the time of a fault is waiting. */
const LANES = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: String(Date.now() % 100_000) },
    minutes: { type: "string", default: "0" },
    kills: { type: "string", default: "10" },
    owners: { type: "string", default: "10" },
    faults: { type: "string" },
    verbose: { type: "boolean", short: "v", default: false },
    publish: { type: "boolean", short: "u", default: false },
  },
});

const began = Date.now();
const say = (line: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
const tell = (line: string): void => void (values.verbose && say(`      ${line}`));

const wanted = values.faults?.split(",");
const plan: Plan = {
  seed: Number(values.seed),
  faults: FAULTS.filter(({ name }) => !wanted || wanted.includes(name)),
  points: { web: FAILPOINTS.slice(0, WORKER_BEGINS), worker: FAILPOINTS.slice(WORKER_BEGINS) },
  kills: Number(values.kills),
  minutes: Number(values.minutes),
  owners: Number(values.owners),
};
const command = `npm run chaos -- --seed ${plan.seed} --kills ${plan.kills}${plan.minutes > 0 ? ` --minutes ${plan.minutes}` : ""}`;

const SCENARIOS: Record<string, (needs: ScenarioNeeds) => Promise<ScenarioOutcome>> = {
  "stopped-worker": stoppedWorker,
  twins,
  restarts,
  rolling,
  sends,
  replies,
  publications,
  races,
};

function showTroubles(found: readonly string[]): void {
  for (const line of found.slice(0, SHOWN)) console.log(line);
  if (found.length > SHOWN) console.log(`… and ${found.length - SHOWN} more`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

async function play(): Promise<void> {
  const [name] = positionals;
  const scenario = name === undefined ? undefined : SCENARIOS[name];
  const servers: OwnPostgres[] = [];
  try {
    while (servers.length < (scenario ? 1 : LANES)) servers.push(await startOwnPostgres(join(ROOT, ".cache", "bin")));
    const [postgres] = servers;
    if (scenario && postgres) {
      const random = createRandom(plan.seed);
      const { figures, troubles: found } = await scenario({ postgres, random, points: plan.points, say });
      console.log(`\n${figures}\n`);
      showTroubles(found);
      return;
    }
    const outcome = await playMatrix(plan, { servers, say, tell });
    const text = describe(plan, outcome, command);
    console.log(`\n${text}\n`);
    showTroubles(troubles(plan, outcome));
    if (values.publish) await publish(PAGE, text);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

const unknown = positionals.find((name) => !Object.hasOwn(SCENARIOS, name));
if (unknown === undefined) {
  say(`seed ${plan.seed}`);
  await play();
  process.exit(); // a connection that was made deaf would keep us
} else {
  console.error(`There is no scenario ${unknown}; there is ${Object.keys(SCENARIOS).join(", ")}.`);
  process.exitCode = 1;
}
