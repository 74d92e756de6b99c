import { type Kysely, sql } from "kysely";
import { newId } from "../../src/core/ids.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Spender } from "./ledger.ts";

export type FilledTable = { name: string; column: "business_id" | "user_id" };

type Column = { table: string; name: string; type: string; needed: boolean };

/**
 * A row of each of these users in every table that says whose its rows are, whatever else the rows say: what keeps nonsense out is taken
 * away first. For a database of which nothing else is asked.
 */
export async function fillEveryTable(db: Kysely<Tables>, spenders: Spender[]): Promise<FilledTable[]> {
  const { rows: columns } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as needed
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`.execute(db);
  const tables = Map.groupBy(columns, ({ table }) => table);
  const filled: FilledTable[] = [];
  for (const [name, all] of tables) {
    const column = (["business_id", "user_id"] as const).find((wanted) => all.some((one) => one.name === wanted));
    if (!column || name === "businesses" || name === "business_members") continue;
    filled.push({ name, column });
    await openToNonsense(db, name);
    for (const spender of spenders) {
      await sql`delete from ${sql.table(name)} where ${sql.ref(column)} = ${column === "user_id" ? spender.userId : spender.businessId}`.execute(
        db,
      );
      await insert(db, name, all, spender);
    }
  }
  return [...filled, { name: "business_members", column: "business_id" }];
}

async function openToNonsense(db: Kysely<Tables>, name: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = ${name}::regclass and contype in ('c', 'f') and conparentid = 0`.execute(
    db,
  );
  for (const one of rows) await sql`alter table ${sql.table(name)} drop constraint ${sql.ref(one.name)}`.execute(db);
  await sql`alter table ${sql.table(name)} disable trigger user`.execute(db);
}

async function insert(db: Kysely<Tables>, name: string, columns: Column[], spender: Spender): Promise<void> {
  const given = columns.filter((one) => one.needed || one.name === "business_id" || one.name === "user_id");
  const valueOf = (one: Column) => {
    if (one.name === "business_id") return sql`${spender.businessId}::uuid`;
    if (one.name === "user_id") return sql`${spender.userId}::uuid`;
    return sql`${nonsense(one.type)}::${sql.raw(one.type)}`;
  };
  await sql`insert into ${sql.table(name)} (${sql.join(given.map((one) => sql.ref(one.name)))})
    values (${sql.join(given.map(valueOf))})`.execute(db);
}

function nonsense(type: string): string {
  if (type === "uuid") return newId();
  if (type.endsWith("[]")) return "{}";
  if (type.startsWith("timestamp") || type === "date") return "2026-11-23";
  if (type === "boolean") return "true";
  if (type === "jsonb" || type === "json") return "{}";
  if (type === "bytea") return `\\x${newId().replaceAll("-", "")}`;
  if (/^(smallint|integer|bigint|numeric|double precision|real)/.test(type)) return "7";
  return newId();
}
