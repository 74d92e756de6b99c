import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { TestProject } from "vitest/node";
import { migrateToLatest } from "../../src/data/migrations/index.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { startEmbeddedPostgres } from "../../src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { isAlive } from "../../src/infrastructure/embedded-postgres/process-state.ts";
import { binariesDir, forDatabase, TEMPLATE } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One cluster for the whole run, and in it one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(dataDir, 0o755); // run by root, PostgreSQL is another user and must get in
  const cluster = await startEmbeddedPostgres({ dataDir, binariesDir, test: true });
  await makeTemplate(cluster.url);
  project.provide("clusterUrl", cluster.url);
  return async () => {
    await cluster.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

const PREFIX = "handbill-test-";

/** What a run left behind that was killed. */
async function clearAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  const abandoned = names.filter((name) => !isAlive(Number.parseInt(name.slice(PREFIX.length), 10)));
  await Promise.all(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}

async function makeTemplate(url: string): Promise<void> {
  const admin = openDatabase(url, { max: 1, statementTimeoutMs: 60_000 });
  await sql`create database ${sql.id(TEMPLATE)} strategy = file_copy`.execute(admin.db);
  const template = openDatabase<unknown>(forDatabase(url, TEMPLATE), { max: 2, statementTimeoutMs: 60_000 });
  await migrateToLatest(template.db);
  await template.close();
  await sql`alter database ${sql.id(TEMPLATE)} with is_template true allow_connections false`.execute(admin.db);
  await admin.close();
}
