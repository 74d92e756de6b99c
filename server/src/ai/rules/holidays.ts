/** The name of the public holiday on a day, or null. */
export type HolidayCheck = (day: string) => string | null;
