import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { bringUpToDate } from "../../server/src/up-to-date.ts";
import { playRaces } from "../races.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const RACES = 10_000;
const CONNECTIONS = 16;

/** Owners who take back what is due just then. */
export async function races({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  await bringUpToDate(postgres.url, { report: say });
  const database = openDatabase<Tables>(postgres.url, { max: CONNECTIONS, acquireTimeoutMs: 60_000 });
  try {
    const { tally, troubles } = await playRaces(database, random, RACES);
    const { ownerWon, sent } = tally;
    const figures = `${tally.races} races of an owner and the clock: ${ownerWon} taken back + ${sent} sent = ${ownerWon + sent}, none both.`;
    return { figures, troubles };
  } finally {
    await database.close();
  }
}
