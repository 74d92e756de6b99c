import { type Kysely, sql } from "kysely";
import type { Tables } from "../../../src/data/models/tables.ts";

/** What changes by itself: counters of requests, signs of life, and when a session was seen last. */
const RESTLESS = new Set(["rate_limits", "processes", "timeline", "sessions", "key_uses"]);

type Column = { table: string; column: string };

/** A hash of all rows of each table, or of those of one business; by the name of the table. */
export async function rowHashes(db: Kysely<Tables>, businessId?: string): Promise<Record<string, string>> {
  const { rows: columns } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`.execute(db);
  const tables = Map.groupBy(columns, ({ table }) => table);
  const hashes = [...tables].map(([table, of]) => {
    const isOfBusiness = of.some(({ column }) => column === "business_id");
    if (RESTLESS.has(table) || (businessId !== undefined && !isOfBusiness)) return [];
    const which = businessId === undefined ? sql`` : sql`where business_id = ${businessId}`;
    return [
      sql`select ${sql.lit(table)} as name, coalesce(md5(string_agg(row, ',' order by row)), '') as hash
          from (select md5(t::text) as row from ${sql.table(table)} t ${which}) rows`,
    ];
  });
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(hashes.flat(), sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
