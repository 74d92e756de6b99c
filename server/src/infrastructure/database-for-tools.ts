import { AppError } from "../core/errors.ts";
import { StartRefusal } from "../core/start-refusal.ts";
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

const NO_SUCH_TABLE = "42P01";
const NO_SUCH_COLUMN = "42703";

/** What a tool at the terminal says of an error: words where the operator can do something about it, the error itself otherwise. */
export function errorForOperator(error: unknown): unknown {
  if (error instanceof StartRefusal || error instanceof AppError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code !== NO_SUCH_TABLE && code !== NO_SUCH_COLUMN) return error;
  return 'The database is not up to date yet. Start Handbill once, or run "npm run migrate", then try again.';
}
