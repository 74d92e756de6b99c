const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));

/** Names of the months in a language and in English, long and short, with their numbers. */
export function monthNames(locale: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of ["en", locale]) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, {
        day: "numeric",
        month,
        timeZone: "UTC",
        numberingSystem: "latn",
        calendar: "gregory",
      });
      MONTHS.forEach((date, index) => {
        const name = format.formatToParts(date).find(({ type }) => type === "month")?.value ?? "";
        const plain = name.toLowerCase().replace(/\.$/, "");
        if (/\p{L}{3}/u.test(plain)) names.set(plain, index + 1);
      });
    }
  }
  return names;
}
