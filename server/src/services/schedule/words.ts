// Made once: a calendar of a month says hundreds of days.
const formatter = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", options);
const shortWeekday = formatter({ weekday: "short" });
const longWeekday = formatter({ weekday: "long" });
const shortMonth = formatter({ month: "short" });

/** `Thu 26 Nov`. */
export const dayInWords = (day: Temporal.PlainDate): string =>
  `${shortWeekday.format(day)} ${day.day} ${shortMonth.format(day)}`;

/** `10:00`. */
export const clockInWords = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** `Thu 26 Nov, 10:00`. */
export const inWords = (at: Temporal.ZonedDateTime): string => `${dayInWords(at.toPlainDate())}, ${clockInWords(at)}`;

/** `Mondays`. */
export const weekdayInWords = (day: Temporal.PlainDate): string => `${longWeekday.format(day)}s`;

/** The town in the name of a zone: `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export const placeOf = (timezone: string): string => (timezone.split("/").at(-1) ?? timezone).replaceAll("_", " ");
