import { type RawBuilder, sql } from "kysely";

const EXCERPT_LENGTH = 160;

/** How the text of a content begins, of whatever channel; empty while there is none. */
export const excerptOf = (table: "contents"): RawBuilder<string> => {
  const fields = sql.ref(`${table}.fields`);
  return sql<string>`left(coalesce(
    ${fields} ->> 'caption', ${fields} ->> 'text', ${fields} #>> '{thread,0}', ${fields} ->> 'subject', ${fields} ->> 'title',
    ${fields} #>> '{headlines,0}', ''), ${sql.lit(EXCERPT_LENGTH)})`;
};

/** All that a content says, without the names of its fields. */
export const textOf: RawBuilder<string> = sql<string>`(
  select string_agg(part #>> '{}', ' ') from jsonb_path_query(contents.fields, 'strict $.**') as part
  where jsonb_typeof(part) = 'string')`;
