import { addDays, weekday, type Day } from "../../../ui/dates.ts";
import { dateFormat } from "../../../ui/formatters.ts";
import type { Month } from "../../../ui/month.ts";

/** Europe, Australia and New Zealand begin on Monday, whatever the language they are addressed in. */
const MONDAY_ZONES = /^(Europe\/|Australia\/|Pacific\/Auckland)/;

type WithWeek = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

function firstDayOf(language: string): number {
  const locale: WithWeek = new Intl.Locale(language).maximize();
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** The day with which a week begins, 1 for Monday: as the language has it, and where it names no country, the time zone. */
export function firstWeekday(language: string, timeZone: string): number {
  try {
    if (new Intl.Locale(language).region === undefined && MONDAY_ZONES.test(timeZone)) return 1;
    return firstDayOf(language);
  } catch {
    return 1;
  }
}

const from = (day: Day, count: number): Day[] => Array.from({ length: count }, (_, index) => addDays(day, index));

/** The first day of the week that a day is in. */
const weekStartOf = (day: Day, first: number): Day => addDays(day, -((weekday(day) - first + 7) % 7));

/** The seven days of the week that a day is in. */
export const daysOfWeek = (day: Day, first: number): Day[] => from(weekStartOf(day, first), 7);

/** Six weeks that hold the whole month: the table never changes its height. */
export function weeksOfMonth(month: Month, first: number): Day[][] {
  const start = weekStartOf(`${month}-01`, first);
  return Array.from({ length: 6 }, (_, week) => from(addDays(start, week * 7), 7));
}

const dayName = (day: Day, form: "long" | "short"): string =>
  dateFormat("en-GB", { weekday: form, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

/** "Thursday". */
export const longDayName = (day: Day): string => dayName(day, "long");
/** "Thu". */
export const shortDayName = (day: Day): string => dayName(day, "short");

/** "Thursday 26 November". */
export const fullDay = (day: Day): string =>
  dateFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(",", "");

type Opening = { closedWeekdays: readonly number[]; closedDates: readonly Day[] };

/** Whether the business is closed on a day. */
export const isClosed = (day: Day, { closedWeekdays, closedDates }: Opening): boolean =>
  closedWeekdays.includes(weekday(day)) || closedDates.includes(day);
