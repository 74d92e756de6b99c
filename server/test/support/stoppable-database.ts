import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Tables } from "../../src/data/models/tables.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { startEmbeddedPostgres } from "../../src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { binariesDir } from "./cluster.ts";
import type { TestDatabase } from "./test-database.ts";

/** A PostgreSQL of its own for one test file, empty, which can be stopped and started again at the same address. */
export async function stoppableDatabase(): Promise<TestDatabase & { stop(): Promise<void>; start(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "handbill-stoppable-"));
  await chmod(dataDir, 0o755); // run by root, PostgreSQL is another user and must get in
  const begin = () => startEmbeddedPostgres({ dataDir, binariesDir, test: true });
  let cluster = await begin();
  const { url } = cluster;
  const database = openDatabase<Tables>(url, { max: 2 });
  afterAll(async () => {
    await database.close();
    await cluster.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    ...database,
    url,
    stop: () => cluster.close(),
    async start() {
      cluster = await begin();
    },
  };
}
