import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { bringUpToDate } from "../../server/src/up-to-date.ts";
import { playReplies } from "../replies.ts";
import type { ScenarioNeeds, ScenarioOutcome } from "./scenario.ts";

const REPLIES = 500;
const KILLS = 50;
const CONNECTIONS = 24;

/** Replies that are taken back, or whose senders are killed, or both. */
export async function replies({ postgres, random, say }: ScenarioNeeds): Promise<ScenarioOutcome> {
  await bringUpToDate(postgres.url, { report: say });
  const database = openDatabase<Tables>(postgres.url, { max: CONNECTIONS, acquireTimeoutMs: 60_000 });
  try {
    const plan = { database: { ...database, url: postgres.url }, random, replies: REPLIES, kills: KILLS };
    const { tally, troubles } = await playReplies(plan);
    const { accepted, failed, unknown, takenBack, tooLate, kills, mostCopies } = tally;
    const figures =
      `${tally.replies} replies under ${kills} kills: at most ${mostCopies} copy each; ${accepted} accepted + ${failed} failed + ` +
      `${unknown} unknown + ${takenBack} taken back = ${accepted + failed + unknown + takenBack}. ` +
      `${tooLate} were too late for Undo, and nothing that was taken back was sent.`;
    return { figures, troubles: kills < KILLS ? [...troubles, `only ${kills} kills`] : troubles };
  } finally {
    await database.close();
  }
}
