import type { Tables } from "../../../server/src/data/models/tables.ts";
import type { Database } from "../../../server/src/infrastructure/database.ts";

/** Fewer rows say little: a page of each index is there anyway. */
const FEWEST = 100;

/** What a row takes on the disk, with its share of indexes and of what is stored apart, of every table that has some; parts are added up. */
export async function sizesOf(pool: Database<Tables>["pool"]) {
  await pool.query("vacuum analyze");
  const { rows } = await pool.query<{ name: string; rows: number; bytes: number; indexes: number }>(
    `select coalesce(parent.relname, one.relname) as name, sum(greatest(one.reltuples, 0))::float8 as rows,
      sum(pg_total_relation_size(one.oid))::float8 as bytes, sum(pg_indexes_size(one.oid))::float8 as indexes
     from pg_class one join pg_namespace on pg_namespace.oid = one.relnamespace
       left join pg_inherits on inhrelid = one.oid left join pg_class parent on parent.oid = inhparent
     where one.relkind = 'r' and nspname in ('public', 'pgboss')
     group by 1 having sum(greatest(one.reltuples, 0)) >= $1 order by 1`,
    [FEWEST],
  );
  return Object.fromEntries(
    rows.map(({ name, rows: count, bytes, indexes }) => [
      name,
      { rows: count, "bytes a row": Math.round(bytes / count), "of it indexes": Math.round(indexes / count) },
    ]),
  );
}
