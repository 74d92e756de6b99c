const DAY = 86_400_000;

export const daysBetween = (first: string, last: string): number => {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Number.isFinite(days) ? days : 0;
};

/** How many days after the first day; NaN where one is not a date. */
export const dayIndex = (first: string, day: string): number => Math.round((Date.parse(day) - Date.parse(first)) / DAY);

/** The day so many days after another; what is not a date stays as it is. */
export function addDays(first: string, days: number): string {
  const at = Date.parse(first);
  return Number.isNaN(at) ? first : new Date(at + days * DAY).toISOString().slice(0, 10);
}

export const weekday = (day: string): number => new Date(day).getUTCDay();

/** A day in words, with digits everyone reads. */
export function dayInWords(day: string, locale: string): string {
  const at = Date.parse(day);
  if (Number.isNaN(at)) return day;
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn-ca-gregory`, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(at);
}

/** The name of the day of the week; empty for what is not a date. */
export function weekdayInWords(day: string, locale: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? "" : new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(at);
}
