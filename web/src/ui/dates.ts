import { dateFormat } from "./formatters.ts";

/** A calendar day without a zone, as `2027-01-31`. */
export type Day = string;

const DAY_MS = 86_400_000;

const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const format = (options: Intl.DateTimeFormatOptions) => dateFormat("en-GB", options);

/** The day it is in a time zone. */
export const today = (timeZone: string, now = new Date()): Day =>
  dateFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);

export const addDays = (day: Day, count: number): Day =>
  new Date(midnight(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Days from the first to the second, both counted. */
export const daysBetween = (from: Day, to: Day): number => Math.round((midnight(to) - midnight(from)) / DAY_MS) + 1;

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => new Date(midnight(day)).getUTCDay() || 7;

/** The Monday of a day's week. */
export const weekStart = (day: Day): Day => addDays(day, 1 - weekday(day));

/** "Thu 26 Nov". */
export const formatDay = (day: Day): string =>
  format({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(midnight(day)).replace(",", "");

/** "26 Nov 2026". */
export const formatDate = (day: Day): string =>
  format({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(midnight(day));

/** "23 Nov – 6 Dec 2026". */
export const formatPeriod = (from: Day, to: Day): string =>
  format({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
    .formatRange(midnight(from), midnight(to))
    .replaceAll(/\s/g, " ");

/** "10:42". */
export const formatTime = (instant: string | number | Date, timeZone: string): string =>
  format({ hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(instant));

/** "22 Nov, 10:42". */
export const formatMoment = (instant: string | number | Date, timeZone: string): string =>
  format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(instant));

/** "45 s", "2 min 5 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** "a moment ago", "3 minutes ago", "yesterday". */
export function formatAgo(instant: string | number | Date, now = Date.now()): string {
  const seconds = Math.round((now - new Date(instant).getTime()) / 1000);
  const unit = UNITS.find(([, length]) => seconds >= length);
  if (unit === undefined) return "a moment ago";
  return new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" }).format(-Math.floor(seconds / unit[1]), unit[0]);
}
