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

/** Making a format costs a hundred times what using it does, and a plan names many days. */
function rememberFormats(options: Intl.DateTimeFormatOptions): (locale: string) => Intl.DateTimeFormat {
  const known = new Map<string, Intl.DateTimeFormat>();
  return (locale) => {
    const format = known.get(locale) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    if (known.size >= MOST_LOCALES) known.clear();
    known.set(locale, format);
    return format;
  };
}

/** More than anybody writes in; a locale comes from the request, which could name any number of them. */
const MOST_LOCALES = 100;

const dayAndMonth = rememberFormats({ day: "numeric", month: "long" });
const nameOfDay = rememberFormats({ weekday: "long" });

/** A day in words, with digits everyone reads. */
export function dayInWords(day: string, locale: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : dayAndMonth(`${locale}-u-nu-latn-ca-gregory`).format(at);
}

/** The name of the day of the week; empty for what is not a date. */
export function weekdayInWords(day: string, locale: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? "" : nameOfDay(locale).format(at);
}
