import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { bringUpToDate } from "../../server/src/up-to-date.ts";
import { playSends } from "../sends.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const RECIPIENTS = 2_000;
const KILLS = 200;

/** One mailing to many, whose senders are killed all the time. */
export async function sends({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  await bringUpToDate(postgres.url, { report: say });
  const database = openDatabase<Tables>(postgres.url, { max: 4 });
  try {
    const plan = { database: { ...database, url: postgres.url }, random, recipients: RECIPIENTS, kills: KILLS };
    const { tally, troubles } = await playSends(plan);
    const { audience, accepted, failed, unknown, kills, mostCopies } = tally;
    const figures =
      `${audience} recipients under ${kills} kills: at most ${mostCopies} copy each; ` +
      `${accepted} accepted + ${failed} failed + ${unknown} unknown = ${accepted + failed + unknown}.`;
    return { figures, troubles: kills < KILLS ? [...troubles, `only ${kills} kills`] : troubles };
  } finally {
    await database.close();
  }
}
