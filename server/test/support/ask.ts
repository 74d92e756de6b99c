import { sql } from "kysely";
import { openDatabase } from "../../src/infrastructure/database.ts";

/** What one statement answers, on a connection of its own. */
export async function ask(url: string, statement: string): Promise<unknown> {
  const database = openDatabase<unknown>(url, { max: 1 });
  try {
    const { rows } = await sql<{ answer: unknown }>`${sql.raw(statement)}`.execute(database.db);
    return rows[0]?.answer;
  } finally {
    await database.close();
  }
}
