import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateToLatest } from "../../server/src/data/migrations/index.ts";
import type { Tables } from "../../server/src/data/models/tables.ts";
import { openDatabase } from "../../server/src/infrastructure/database.ts";
import { startEmbeddedPostgres } from "../../server/src/infrastructure/embedded-postgres/embedded-postgres.ts";

/** PostgreSQL's programs are copied here once, and then used by every run of tests and benches. */
const binariesDir = join(import.meta.dirname, "../../.cache/bin");

/**
 * The product's own PostgreSQL with its own settings, migrated and empty, in a folder that goes with it. With `counting`, every
 * statement is counted in `pg_stat_statements`. `connections`: how many may connect, where there are more processes than one.
 */
export async function startDatabase({
  counting = false,
  connections,
}: { counting?: boolean; connections?: number } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "handbill-bench-"));
  await chmod(dataDir, 0o755); // run by root, PostgreSQL is another user and must get in
  if (counting) await loadCounter(dataDir);
  const begin = () =>
    startEmbeddedPostgres({ dataDir, binariesDir, ...(connections !== undefined && { connections }) });
  let cluster = await begin();
  const migrating = openDatabase<unknown>(cluster.url, { max: 2, statementTimeoutMs: 60_000 });
  await migrateToLatest(migrating.db);
  await migrating.close();
  const database = openDatabase<Tables>(cluster.url);
  if (counting) await database.pool.query("create extension pg_stat_statements");
  return {
    ...database,
    url: cluster.url,
    /** PostgreSQL alone; whoever is connected finds it gone. */
    stop: () => cluster.close(),
    async start() {
      cluster = await begin();
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await cluster.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** It has to be there when the server starts. */
async function loadCounter(dataDir: string): Promise<void> {
  const cluster = await startEmbeddedPostgres({ dataDir, binariesDir });
  const database = openDatabase(cluster.url, { max: 1 });
  await database.pool.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await database.close();
  await cluster.close();
}
