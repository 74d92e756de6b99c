import { addDays, today, type Day } from "./dates.ts";
import { dateFormat } from "./formatters.ts";

/** A month as in the address, `2026-11`. */
export type Month = string;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month an address names, or the present one in the zone of the business. */
export const monthFrom = (named: unknown, timeZone: string, now = new Date()): Month =>
  typeof named === "string" && MONTH.test(named) ? named : today(timeZone, now).slice(0, 7);

export function shiftMonth(month: Month, count: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** First and last day of a month. */
export const monthRange = (month: Month): { from: Day; to: Day } => ({
  from: `${month}-01`,
  to: addDays(`${shiftMonth(month, 1)}-01`, -1),
});

export function daysOfMonth(month: Month): Day[] {
  const { from, to } = monthRange(month);
  return Array.from({ length: Number(to.slice(8)) }, (_, index) => addDays(from, index));
}

/** "November 2026". */
export const monthName = (month: Month): string =>
  dateFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
