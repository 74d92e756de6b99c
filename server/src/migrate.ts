import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import { requireDatabase } from "./infrastructure/database-check.ts";
import { startEmbeddedPostgres } from "./infrastructure/embedded-postgres/embedded-postgres.ts";
import { bringUpToDate } from "./up-to-date.ts";

/** Brings the database up to date and does nothing else: for a deployment that does it before the new version starts. */
async function migrate(): Promise<void> {
  const { databaseUrl, dataDir } = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  if (databaseUrl !== null) await requireDatabase(databaseUrl, { report: console.log });
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ dataDir, report: console.log }) : null;
  try {
    await bringUpToDate(databaseUrl ?? embedded?.url ?? "", { report: console.log });
    console.log("The database is up to date.");
  } finally {
    await embedded?.close();
  }
}

if (import.meta.main) {
  await migrate().catch((error: unknown) => {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exitCode = 1;
  });
}
