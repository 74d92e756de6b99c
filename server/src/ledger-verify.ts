import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import type { Tables } from "./data/models/tables.ts";
import { createStore } from "./data/store.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";
import { createLedgerService, type LedgerReport } from "./services/ledger-service.ts";

/** Counts the ledger of AI calls again: every hash, every cost, every sum. Changes nothing. */
async function verify(): Promise<LedgerReport> {
  const config = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const reached = await reachDatabase(config, console.log);
  const database = openDatabase<Tables>(reached.url, { max: 1, statementTimeoutMs: 600_000 });
  try {
    return await createLedgerService({ store: createStore(database.db, async () => {}) }).verify();
  } finally {
    await database.close();
    await reached.close();
  }
}

function inWords({ businesses, calls, olderCalls, problems }: LedgerReport): string {
  const older = olderCalls === 0 ? "" : ` ${olderCalls} older calls are not part of a chain; their cost is counted.`;
  const counted = `Checked ${calls} calls of ${businesses} businesses.${older}`;
  if (problems.length === 0) return `${counted} Every cost, sum and hash is right.`;
  return [counted, `${problems.length} things are wrong:`, ...problems.map((problem) => `  ${problem}`)].join("\n");
}

if (import.meta.main) {
  try {
    const report = await verify();
    console.log(inWords(report));
    process.exitCode = report.problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 2;
  }
}
