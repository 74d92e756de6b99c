const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const weekdayOf = ({ dayOfWeek }: Temporal.PlainDate): string => WEEKDAYS[dayOfWeek - 1] ?? "";

/** `Thu 26 Nov`. */
export const dayInWords = (day: Temporal.PlainDate): string =>
  `${weekdayOf(day).slice(0, 3)} ${day.day} ${MONTHS[day.month - 1] ?? ""}`;

/** `10:00`. */
export const clockInWords = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** `Thu 26 Nov, 10:00`. */
export const inWords = (at: Temporal.ZonedDateTime): string => `${dayInWords(at.toPlainDate())}, ${clockInWords(at)}`;

/** `Mondays`. */
export const weekdayInWords = (day: Temporal.PlainDate): string => `${weekdayOf(day)}s`;

/** The town in the name of a zone: `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export const placeOf = (timezone: string): string => (timezone.split("/").at(-1) ?? timezone).replaceAll("_", " ");
