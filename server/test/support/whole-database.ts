import { sql } from "kysely";
import type { TestDatabase } from "./test-database.ts";

/** Every row of every table, by its text. */
export type WholeDatabase = ReadonlyMap<string, ReadonlySet<string>>;
export type Difference = { gone: readonly string[]; added: readonly string[] };

export async function wholeDatabase({ db }: TestDatabase, only?: readonly string[]): Promise<WholeDatabase> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`.execute(db);
  const tables = await Promise.all(
    rows
      .filter(({ name }) => only?.includes(name) ?? true)
      .map(async ({ name }) => {
        const all = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
        return [name, new Set(all.rows.map(({ row }) => row))] as const;
      }),
  );
  return new Map(tables);
}

/** What is other than before, by table; a row that changed is gone and added. */
export function differencesIn(before: WholeDatabase, after: WholeDatabase): Record<string, Difference> {
  const found = [...after].map(([name, rows]) => {
    const old = before.get(name) ?? new Set<string>();
    return [name, { gone: [...old.difference(rows)], added: [...rows.difference(old)] }] as const;
  });
  return Object.fromEntries(found.filter(([, { gone, added }]) => gone.length + added.length > 0));
}
