import { AppError } from "../../core/errors.ts";

/** One page of a list, and where the next begins; null at the end. */
export type Page<T> = { items: T[]; next: string | null };

/** Position after a row: the values that the list is sorted by. Opaque to clients. */
const writeCursor = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** What one part of a cursor may be. Anyone can make up a cursor, so nothing else may reach the database. */
const PARTS = {
  id: (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  time: (value: string) => /^[1-9]\d{3}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$/.test(value) && isRealTime(value),
  day: (value: string) => value === "infinity" || (/^[1-9]\d{3}-\d\d-\d\d$/.test(value) && isRealTime(value)),
  version: (value: string) => /^\d{1,9}$/.test(value),
};

/** Reads a cursor back; the error names the parameter, since a client sent it. */
export function readCursor(cursor: string | undefined, ...parts: (keyof typeof PARTS)[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const values = parse(cursor);
  if (!Array.isArray(values) || values.length !== parts.length) throw badCursor();
  return parts.map((part, index) => {
    const value: unknown = values[index];
    if (typeof value !== "string" || !PARTS[part](value)) throw badCursor();
    return value;
  });
}

/** No 30th of February: as far as seconds, a real time is written again as it was read. */
function isRealTime(value: string): boolean {
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value.slice(0, 19));
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
