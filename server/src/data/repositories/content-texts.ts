import { type RawBuilder, sql } from "kysely";

const EXCERPT_LENGTH = 160;

/** How the text of a content begins, of whatever channel; empty while there is none. */
export const excerptOf = (table: "contents"): RawBuilder<string> => {
  const fields = sql.ref(`${table}.fields`);
  return sql<string>`left(coalesce(
    ${fields} ->> 'caption', ${fields} ->> 'text', ${fields} #>> '{thread,0}', ${fields} ->> 'subject', ${fields} ->> 'title',
    ${fields} #>> '{headlines,0}', ''), ${sql.lit(EXCERPT_LENGTH)})`;
};
