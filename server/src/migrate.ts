import { resolve } from "node:path";
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import { migrateToLatest } from "./data/migrations/index.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { requireDatabase } from "./infrastructure/database-check.ts";
import { startEmbeddedPostgres } from "./infrastructure/embedded-postgres/embedded-postgres.ts";

/** Brings the database up to date and does nothing else: for a deployment that does it before the new version starts. */
async function migrate(): Promise<void> {
  const { databaseUrl, dataDir } = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  if (databaseUrl !== null) await requireDatabase(databaseUrl, { report: console.log });
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ dataDir, report: console.log }) : null;
  const database = openDatabase<unknown>(databaseUrl ?? embedded?.url ?? "", { max: 2, statementTimeoutMs: 600_000 });
  try {
    await migrateToLatest(database.db);
    console.log("The database is up to date.");
  } finally {
    await database.close();
    await embedded?.close();
  }
}

if (import.meta.main) {
  await migrate().catch((error: unknown) => {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exitCode = 1;
  });
}
