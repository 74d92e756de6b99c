import { type Kysely, sql } from "kysely";
import type { Tables } from "../../../src/data/models/tables.ts";

type Column = { table: string; column: string };

/** Columns that no answer shows, by their names. */
const KEPT_BACK = "(hash|secret|token|password|private_key|raw_answer|fingerprint)";
/** Told to whom they are of: which text was approved, by whom a mailbox knows a mail, and the sums of the ledger. */
const TOLD = new Set(["approved_hash", "chain_hash", "last_hash", "body_hash"]);
/** Shorter ones stand in any text by chance. */
const SHORTEST = 12;

/** Every value of the database that is a secret, or a hash of one. */
export async function sealedValues(db: Kysely<Tables>): Promise<string[]> {
  const { rows: columns } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name ~ ${KEPT_BACK}`.execute(db);
  const asked = columns
    .filter(({ column }) => !TOLD.has(column))
    .map(({ table, column }) => sql`select ${sql.ref(column)}::text as value from ${sql.table(table)}`);
  const { rows } = await sql<{ value: string | null }>`${sql.join(asked, sql` union `)}`.execute(db);
  return rows.flatMap(({ value }) => (value !== null && value.length >= SHORTEST ? [value] : []));
}

/** Every column that there is, as a body would name it. */
export async function columnNames(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct column_name as name from information_schema.columns where table_schema = 'public'`.execute(db);
  return rows.map(({ name }) => name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()));
}
