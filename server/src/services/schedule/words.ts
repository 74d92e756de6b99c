const LANGUAGE = "en-GB";

/** `Thu 26 Nov`. */
export const dayInWords = (day: Temporal.PlainDate): string => {
  const part = (options: Intl.DateTimeFormatOptions) => day.toLocaleString(LANGUAGE, options);
  return `${part({ weekday: "short" })} ${day.day} ${part({ month: "short" })}`;
};

/** `10:00`. */
export const clockInWords = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** `Thu 26 Nov, 10:00`. */
export const inWords = (at: Temporal.ZonedDateTime): string => `${dayInWords(at.toPlainDate())}, ${clockInWords(at)}`;

/** `Mondays`. */
export const weekdayInWords = (day: Temporal.PlainDate): string =>
  `${day.toLocaleString(LANGUAGE, { weekday: "long" })}s`;

/** The town in the name of a zone: `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export const placeOf = (timezone: string): string => (timezone.split("/").at(-1) ?? timezone).replaceAll("_", " ");
