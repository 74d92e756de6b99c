import type { ColumnType, Generated } from "kysely";

/** A jsonb column: read as a value, written as JSON text (the driver would make an SQL array of a plain one). */
export type Json<T> = ColumnType<T, string, string>;

/** RFC 3339 text in UTC with microseconds, set by the database. */
export type Timestamp = Generated<string>;

/** A jsonb column that may be null. */
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

/** A jsonb column with a default. */
export type GeneratedJson<T> = ColumnType<T, string | undefined, string>;
