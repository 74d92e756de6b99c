import { AppError } from "../../core/errors.ts";

/** One page of a list, and where the next begins; null at the end. */
export type Page<T> = { items: T[]; next: string | null };

/** Position after a row: the values that the list is sorted by. Opaque to clients. */
const writeCursor = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** Reads a cursor back; the error names the parameter, since a client sent it. */
export function readCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  const values = parse(cursor);
  if (!Array.isArray(values) || values.length !== parts || !values.every((value) => typeof value === "string")) {
    throw badCursor();
  }
  return values;
}

/** Cuts a list that was read one row longer than asked, and says where it goes on. */
export function toPage<T>(rows: T[], limit: number, position: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(position(last)) : null };
}

const badCursor = () =>
  new AppError("invalid_request", "This cursor is not one of ours. Start the list again without it.", {
    errors: [{ path: "cursor", message: "Not a cursor of this list." }],
  });

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw badCursor();
  }
}
