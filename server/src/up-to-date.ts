import { type Patience, type Wall, migrateToLatest } from "./data/migrations/index.ts";
import { openDatabase } from "./infrastructure/database.ts";

/** Brings the database up to date, on connections that may work for long and wait for others only shortly. */
export async function bringUpToDate(url: string, patience: Patience = {}): Promise<Wall> {
  const database = openDatabase<unknown>(url, {
    max: 2,
    statementTimeoutMs: 600_000,
    lockTimeoutMs: 1_000,
    applicationName: "handbill-migrate",
  });
  try {
    return await migrateToLatest(database.db, patience);
  } finally {
    await database.close();
  }
}
