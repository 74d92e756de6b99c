import { requireDatabase } from "./database-check.ts";
import { reachEmbeddedPostgres } from "./embedded-postgres/embedded-postgres.ts";

type Where = { databaseUrl: string | null; dataDir: string };

/** The product's database for a tool at the terminal, also while the product runs. Throws a StartRefusal in words. */
export async function reachDatabase(
  { databaseUrl, dataDir }: Where,
  report: (line: string) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  if (databaseUrl === null) return reachEmbeddedPostgres({ dataDir, report });
  await requireDatabase(databaseUrl, { report });
  return { url: databaseUrl, close: async () => {} };
}
