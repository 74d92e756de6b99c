import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { bringUpToDate } from "../../server/src/up-to-date.ts";
import { playPublications, withShiftedClock } from "../publications.ts";
import { compileOnce } from "../support/processes.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const PUBLICATIONS = 600;
const KILLS = 60;
const WITHIN_SECONDS = 60;
const SEAL_KEY = "the key of the connections of the chaos";

/** Pieces for a webhook and a network, published by whole products whose clocks are wrong and which are killed all the time. */
export async function publications({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  await bringUpToDate(postgres.url, { report: say });
  const program = await compileOnce();
  const folder = await mkdtemp(join(tmpdir(), "handbill-chaos-publications-"));
  const ordersFolder = join(folder, "orders");
  const database = openDatabase<Tables>(postgres.url, { max: 4 });
  const launch = withShiftedClock([program], {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    NODE_ENV: "test",
    NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../../.cache/compiled"),
    npm_lifecycle_event: "chaos", // ends with the process that started it
    ROLE: "worker",
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    AUTH_SECRET: "a secret of the processes that are killed",
    CONNECTIONS_KEY: SEAL_KEY,
    OUTSIDE_ALLOW: "127.0.0.1/32",
    FAILPOINTS_DIR: ordersFolder,
    LOG_LEVEL: "silent",
  });
  try {
    const plan = {
      database,
      random,
      publications: PUBLICATIONS,
      kills: KILLS,
      withinSeconds: WITHIN_SECONDS,
      sealKey: SEAL_KEY,
      ordersFolder,
      launch,
    };
    const { tally, troubles } = await playPublications(plan);
    const figures =
      `${tally.publications} pieces under ${tally.kills} kills, clocks ten minutes ahead and behind: ${tally.calls} calls, ` +
      `each piece taken at most ${tally.mostTaken} time; ${tally.done} done + ${tally.unknown} unknown = ${tally.done + tally.unknown}, none early or late; ` +
      `the last one began ${tally.latestSeconds.toFixed(1)} s after its time.`;
    return { figures, troubles };
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
