import { resolve } from "node:path";
import { z } from "zod";
import { createReplay } from "./ai/replay.ts";
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import type { Tables } from "./data/models/tables.ts";
import { createStore } from "./data/store.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";
import { createReplayService, type ReplayReport } from "./services/replay-service.ts";

const HOW_TO =
  "npm run replay -- <id of a call>   (ids are in the log of AI calls: GET .../ai/logs, or AI usage in the studio)";

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** Looks at a recorded call of the model again, without the model: the same answer through today's code. Changes nothing. */
async function replay(logId: string): Promise<ReplayReport> {
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const reached = await reachDatabase(config, console.error);
  const database = openDatabase<Tables>(reached.url, { max: 2 });
  try {
    const store = createStore(database.db, async () => {});
    const demo = config.ai.apiKey === null && config.ai.baseUrl === null;
    return await createReplayService({ store, replay: createReplay({ demo }) }).replay(logId);
  } finally {
    await database.close();
    await reached.close();
  }
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const indented = (mark: string, value: unknown): string => shown(value).replace(/^/gm, `    ${mark} `);

function inWords({ call, replayed, differences, isSameRequest, prompt }: ReplayReport): string {
  const head = [
    `Call ${call.id} of ${call.createdAt}: ${call.purpose}, attempt ${call.attempt}, ${call.model ?? call.modelRequested}`,
    `  recorded: ${call.outcome}${call.errorCode ? ` (${call.errorCode})` : ""}, prompt ${call.promptId} ${call.promptVersion}, ${call.inputTokens} + ${call.outputTokens} tokens, ${call.costNanoUsd} nano-dollars`,
    `  today:    ${replayed.outcome}${replayed.errorCode ? ` (${replayed.errorCode})` : ""}, prompt ${replayed.promptId} ${replayed.promptVersion}`,
    `  request:  ${isSameRequest ? "the same would be sent today" : "another would be sent today: profile, plan, other texts or the prompt have changed, or it was a second try"}`,
    `  messages: ${prompt === null ? "not kept (AI_KEEP_PROMPTS_DAYS)" : "kept with the call"}`,
  ];
  if (differences.length === 0) return [...head, "No difference."].join("\n");
  const list = differences.flatMap(({ what, recorded, now }) => [
    `  ${what}`,
    indented("-", recorded),
    indented("+", now),
  ]);
  return [...head, `${differences.length} differences (- recorded, + today):`, ...list].join("\n");
}

if (import.meta.main) {
  const [logId, ...more] = process.argv.slice(2);
  try {
    if (!logId || more.length > 0 || !isId(logId)) throw new StartRefusal(HOW_TO);
    const report = await replay(logId);
    console.log(inWords(report));
    process.exitCode = report.differences.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 2;
  }
}
