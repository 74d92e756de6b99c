import type { Business, Campaign, ScheduleNote } from "@handbill/contracts";
import { dayInWords, weekdayInWords } from "./words.ts";

/** What decides whether a day suits. */
export type Openness = Pick<Business, "name" | "closedWeekdays" | "closedDates"> & {
  /** The name of the public holiday on a day, or null. */
  holidayOn(day: string): string | null;
};
export type Period = Pick<Campaign, "startsOn" | "endsOn">;

/** True on a day on which the business is closed. */
export const isClosed = ({ closedWeekdays, closedDates }: Openness, day: Temporal.PlainDate): boolean =>
  closedWeekdays.includes(day.dayOfWeek) || closedDates.includes(day.toString());

/** What there is to say of a day, whatever the time. */
export function notesOnDay(day: Temporal.PlainDate, openness: Openness, campaign: Period): ScheduleNote[] {
  return [...closedNotes(day, openness), ...holidayNotes(day, openness), ...campaignNotes(day, campaign)];
}

function closedNotes(day: Temporal.PlainDate, openness: Openness): ScheduleNote[] {
  if (!isClosed(openness, day)) return [];
  const { name, closedWeekdays } = openness;
  const when = closedWeekdays.includes(day.dayOfWeek) ? weekdayInWords(day) : dayInWords(day);
  return [{ kind: "closed_day", detail: `${name} is closed on ${when}.` }];
}

function holidayNotes(day: Temporal.PlainDate, { holidayOn }: Openness): ScheduleNote[] {
  const holiday = holidayOn(day.toString());
  return holiday === null ? [] : [{ kind: "holiday", detail: `${dayInWords(day)} is a public holiday: ${holiday}.` }];
}

function campaignNotes(day: Temporal.PlainDate, { startsOn, endsOn }: Period): ScheduleNote[] {
  const text = day.toString();
  if (text >= startsOn && text <= endsOn) return [];
  const detail =
    text < startsOn
      ? `This is before the campaign begins on ${dayInWords(Temporal.PlainDate.from(startsOn))}.`
      : `This is after the campaign ends on ${dayInWords(Temporal.PlainDate.from(endsOn))}.`;
  return [{ kind: "outside_campaign", detail }];
}
