/** The public holidays of a country by year, once they were asked for: the tables are large. */
const known = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** The name of the public holiday that a day is somewhere in the whole country; undefined for any other day. */
export async function holidayOn(country: string, day: Temporal.PlainDate): Promise<string | undefined> {
  const key = `${country} ${day.year}`;
  const days = known.get(key) ?? holidaysOf(country, day.year);
  known.set(key, days);
  return (await days).get(day.toString());
}

async function holidaysOf(country: string, year: number): Promise<ReadonlyMap<string, string>> {
  const { default: Holidays } = await import("date-holidays");
  const holidays = new Holidays(country, { types: ["public"], languages: ["en"] });
  return new Map(holidays.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]));
}
