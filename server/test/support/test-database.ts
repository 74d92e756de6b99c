import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, inject } from "vitest";
import type { Tables } from "../../src/data/models/tables.ts";
import { type Database, openDatabase } from "../../src/infrastructure/database.ts";
import { forDatabase, TEMPLATE } from "./cluster.ts";

export type TestDatabase<Rows = Tables> = Database<Rows> & {
  /** For whatever connects by itself, such as the queue. */
  url: string;
};

/** A migrated database of its own for one test file, gone after it. Call it at the top of the file. */
export async function testDatabase<Rows = Tables>({ max = 4 } = {}): Promise<TestDatabase<Rows>> {
  const clusterUrl = inject("clusterUrl");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const admin = openDatabase(clusterUrl, { max: 1, statementTimeoutMs: 60_000 }); // copying files, on any disk
  await sql`create database ${sql.id(name)} template ${sql.id(TEMPLATE)} strategy = file_copy`.execute(admin.db);
  const url = forDatabase(clusterUrl, name);
  const database = openDatabase<Rows>(url, { max, acquireTimeoutMs: 60_000 });
  afterAll(async () => {
    await database.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db);
    await admin.close();
  });
  return { ...database, url };
}
