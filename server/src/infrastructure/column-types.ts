import { types, type CustomTypesConfig } from "pg";

const { INT8, DATE, NUMERIC, TIMESTAMPTZ } = types.builtins;

/** The driver's own choice for a date is midnight in the zone of the machine: another day elsewhere. */
const asIs = (text: string) => text;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The whole number ${text} is too large to be exact.`);
  return value;
}

/** Keeps the microseconds, always six digits, so that texts sort as their times do. Needs a session in UTC. */
function rfc3339(text: string): string {
  const [, day, time, fraction = ""] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text) ?? [];
  return day === undefined || time === undefined ? text : `${day}T${time}.${fraction.padEnd(6, "0")}Z`;
}

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  [DATE, asIs],
  [NUMERIC, asIs],
  [TIMESTAMPTZ, rfc3339],
]);

/** How values arrive from PostgreSQL. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid: typeof INT8, format?: "text" | "binary") => parsers.get(oid) ?? types.getTypeParser(oid, format),
};
