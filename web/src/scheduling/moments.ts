import { formatDay, today, type Day } from "../ui/dates.ts";
import { dateFormat } from "../ui/formatters.ts";

/** Hours and minutes on a clock, as `09:30`. */
export type Clock = string;

/** The city that a time zone is named after: "Europe/Lisbon" is "Lisbon". */
export const placeOf = (timeZone: string): string => timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;

/** The day of a moment where the business is. */
export const dayIn = (timeZone: string, at: string): Day => today(timeZone, new Date(at));

/** What the clock shows at a moment where the business is. */
export const clockIn = (timeZone: string, at: string): Clock =>
  dateFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));

/** "Thu 26 Nov, 10:00". */
export const dayAndClock = (day: Day, clock: Clock): string => `${formatDay(day)}, ${clock}`;

/** "Thu 26 Nov, 10:00 (Lisbon)". */
export const momentWords = (at: string, timeZone: string): string =>
  `${dayAndClock(dayIn(timeZone, at), clockIn(timeZone, at))} (${placeOf(timeZone)})`;

/** How many minutes a zone's clock is ahead of Greenwich at a moment. */
function offsetMinutes(timeZone: string, at: Date): number {
  const wall = Date.parse(`${today(timeZone, at)}T${clockIn(timeZone, at.toISOString())}:00Z`);
  return Math.round((wall - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/**
 * The moment at which a clock shows this. Only for what is drawn until the server has answered: it decides what a time means
 * that the clock skips or shows twice.
 */
export function momentOf(timeZone: string, day: Day, clock: Clock): string {
  const wall = Date.parse(`${day}T${clock}:00Z`);
  const guess = wall - offsetMinutes(timeZone, new Date(wall)) * 60_000;
  return new Date(wall - offsetMinutes(timeZone, new Date(guess)) * 60_000).toISOString();
}

const hours = (minutes: number): string => {
  const count = minutes / 60;
  return count === 1 ? "1 hour" : `${count} hours`;
};

/** How the clock of this device differs from that of the business: "5 hours behind"; null where both show the same. */
export function clockDifference(business: string, device: string, now = new Date()): string | null {
  const minutes = offsetMinutes(device, now) - offsetMinutes(business, now);
  if (minutes === 0) return null;
  return `${hours(Math.abs(minutes))} ${minutes > 0 ? "ahead" : "behind"}`;
}
