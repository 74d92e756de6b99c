import { sql } from "kysely";
import type { TestDatabase } from "./test-database.ts";

/** A table of one month or day, made when that comes near. */
const NOT_OF_A_TIME = sql`not (c.relispartition and c.relname ~ '_[0-9]{4}(_[0-9]{2}|[0-9]{4})$')`;
const OURS = sql`n.nspname in ('public', 'pgboss')`;

/** All that a database is made of, one line for each column, constraint, index and rule, in no order that means anything. */
export async function schemaOf({ db }: Pick<TestDatabase, "db">): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('column %s.%s %s %s%s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end, coalesce(pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS} and ${NOT_OF_A_TIME} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
    union all
    select format('constraint %s.%s %s', n.nspname, c.relname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_OF_A_TIME} and k.contype <> 'n'
    union all
    select format('index %s', pg_get_indexdef(i.indexrelid))
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_OF_A_TIME} and i.indisvalid
    union all
    select format('trigger %s', pg_get_triggerdef(t.oid))
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_OF_A_TIME} and not t.tgisinternal
    union all
    select format('policy %s %s', c.relname, pg_get_expr(p.polqual, p.polrelid))
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and ${NOT_OF_A_TIME}`.execute(db);
  return rows.map(({ line }) => line).toSorted();
}
