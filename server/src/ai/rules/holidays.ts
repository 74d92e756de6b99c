/** The name of the public holiday on a day, or null. */
export type HolidayCheck = (day: string) => string | null;

/** `12-25` is a fixed day, `easter+1` counts from Easter Sunday, `01/mon/3` is the third Monday and `05/mon/-1` the last one. */
type Row = readonly [rule: string, name: string];

const NEW_YEAR: Row = ["01-01", "New Year's Day"];
const GOOD_FRIDAY: Row = ["easter-2", "Good Friday"];
const EASTER: Row = ["easter+0", "Easter Sunday"];
const EASTER_MONDAY: Row = ["easter+1", "Easter Monday"];
const LABOUR: Row = ["05-01", "Labour Day"];
const ASCENSION: Row = ["easter+39", "Ascension Day"];
const WHIT_MONDAY: Row = ["easter+50", "Whit Monday"];
const CORPUS_CHRISTI: Row = ["easter+60", "Corpus Christi"];
const ASSUMPTION: Row = ["08-15", "Assumption Day"];
const ALL_SAINTS: Row = ["11-01", "All Saints' Day"];
const IMMACULATE: Row = ["12-08", "Immaculate Conception"];
const CHRISTMAS: Row = ["12-25", "Christmas Day"];
const BOXING: Row = ["12-26", "Boxing Day"];
const EPIPHANY: Row = ["01-06", "Epiphany"];

/**
 * Holidays of whole countries by rule, where plans are made most. Regional days, substitutes for days on a weekend and days that
 * follow the moon are left out: a notice that is missing harms less than one that is wrong.
 */
const BY_COUNTRY: Readonly<Record<string, readonly Row[]>> = {
  GB: [
    NEW_YEAR,
    GOOD_FRIDAY,
    ["05/mon/1", "May bank holiday"],
    ["05/mon/-1", "Spring bank holiday"],
    CHRISTMAS,
    BOXING,
  ],
  IE: [
    NEW_YEAR,
    ["02/mon/1", "Saint Brigid's Day"],
    ["03-17", "Saint Patrick's Day"],
    EASTER_MONDAY,
    ["05/mon/1", "May Day"],
    ["06/mon/1", "June holiday"],
    ["08/mon/1", "August holiday"],
    ["10/mon/-1", "October holiday"],
    CHRISTMAS,
    ["12-26", "Saint Stephen's Day"],
  ],
  US: [
    NEW_YEAR,
    ["01/mon/3", "Martin Luther King Jr. Day"],
    ["02/mon/3", "Presidents' Day"],
    ["05/mon/-1", "Memorial Day"],
    ["06-19", "Juneteenth"],
    ["07-04", "Independence Day"],
    ["09/mon/1", "Labor Day"],
    ["10/mon/2", "Columbus Day"],
    ["11-11", "Veterans Day"],
    ["11/thu/4", "Thanksgiving Day"],
    CHRISTMAS,
  ],
  CA: [NEW_YEAR, GOOD_FRIDAY, ["07-01", "Canada Day"], ["09/mon/1", "Labour Day"], CHRISTMAS],
  DE: [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    LABOUR,
    ASCENSION,
    WHIT_MONDAY,
    ["10-03", "German Unity Day"],
    CHRISTMAS,
    BOXING,
  ],
  AT: [
    NEW_YEAR,
    EPIPHANY,
    EASTER_MONDAY,
    LABOUR,
    ASCENSION,
    WHIT_MONDAY,
    CORPUS_CHRISTI,
    ASSUMPTION,
    ["10-26", "National Day"],
    ALL_SAINTS,
    IMMACULATE,
    CHRISTMAS,
    BOXING,
  ],
  FR: [
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR,
    ["05-08", "Victory Day"],
    ASCENSION,
    WHIT_MONDAY,
    ["07-14", "Bastille Day"],
    ASSUMPTION,
    ALL_SAINTS,
    ["11-11", "Armistice Day"],
    CHRISTMAS,
  ],
  IT: [
    NEW_YEAR,
    EPIPHANY,
    EASTER,
    EASTER_MONDAY,
    ["04-25", "Liberation Day"],
    LABOUR,
    ["06-02", "Republic Day"],
    ASSUMPTION,
    ALL_SAINTS,
    IMMACULATE,
    CHRISTMAS,
    BOXING,
  ],
  ES: [
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    LABOUR,
    ASSUMPTION,
    ["10-12", "National Day"],
    ALL_SAINTS,
    ["12-06", "Constitution Day"],
    IMMACULATE,
    CHRISTMAS,
  ],
  PT: [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER,
    ["04-25", "Freedom Day"],
    LABOUR,
    CORPUS_CHRISTI,
    ["06-10", "Portugal Day"],
    ASSUMPTION,
    ["10-05", "Republic Day"],
    ALL_SAINTS,
    ["12-01", "Restoration of Independence"],
    IMMACULATE,
    CHRISTMAS,
  ],
  NL: [NEW_YEAR, EASTER, EASTER_MONDAY, ["04-27", "King's Day"], ASCENSION, WHIT_MONDAY, CHRISTMAS, BOXING],
  BE: [
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR,
    ASCENSION,
    WHIT_MONDAY,
    ["07-21", "National Day"],
    ASSUMPTION,
    ALL_SAINTS,
    ["11-11", "Armistice Day"],
    CHRISTMAS,
  ],
  BR: [
    NEW_YEAR,
    GOOD_FRIDAY,
    ["04-21", "Tiradentes"],
    LABOUR,
    ["09-07", "Independence Day"],
    ["10-12", "Our Lady of Aparecida"],
    ["11-02", "All Souls' Day"],
    ["11-15", "Republic Day"],
    ["11-20", "Black Awareness Day"],
    CHRISTMAS,
  ],
  JP: [
    NEW_YEAR,
    ["01/mon/2", "Coming of Age Day"],
    ["02-11", "National Foundation Day"],
    ["02-23", "The Emperor's Birthday"],
    ["04-29", "Showa Day"],
    ["05-03", "Constitution Day"],
    ["05-04", "Greenery Day"],
    ["05-05", "Children's Day"],
    ["07/mon/3", "Marine Day"],
    ["08-11", "Mountain Day"],
    ["09/mon/3", "Respect for the Aged Day"],
    ["10/mon/2", "Sports Day"],
    ["11-03", "Culture Day"],
    ["11-23", "Labour Thanksgiving Day"],
  ],
  EG: [
    ["01-07", "Coptic Christmas"],
    ["01-25", "Revolution Day"],
    ["04-25", "Sinai Liberation Day"],
    LABOUR,
    ["06-30", "June 30 Revolution"],
    ["07-23", "Revolution Day"],
    ["10-06", "Armed Forces Day"],
  ],
};

const DAY_MS = 86_400_000;
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm). */
function easterOf(year: number): number {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const shift =
    (19 * cycle +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - shift - (inCentury % 4)) % 7;
  const late = Math.floor((cycle + 11 * shift + 22 * weekday) / 451);
  const days = shift + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

/** The n-th of a weekday in the month of a time, from its end when n is negative. */
function isNth(time: number, weekday: string, nth: number): boolean {
  const date = new Date(time);
  if (WEEKDAYS[date.getUTCDay()] !== weekday) return false;
  if (nth > 0) return Math.ceil(date.getUTCDate() / 7) === nth;
  return new Date(time + 7 * DAY_MS).getUTCMonth() !== date.getUTCMonth();
}

function falls(rule: string, day: string, time: number): boolean {
  if (rule.startsWith("easter")) return time === easterOf(Number(day.slice(0, 4))) + Number(rule.slice(6)) * DAY_MS;
  const [month = "", weekday, nth] = rule.split("/");
  if (weekday === undefined) return day.slice(5) === rule;
  return day.slice(5, 7) === month && isNth(time, weekday, Number(nth));
}

/** The public holidays of a country, by its two letters; nothing where none are known. */
export function holidaysOf(country: string | null): HolidayCheck {
  const rows = (country === null ? undefined : BY_COUNTRY[country]) ?? [];
  return (day) => {
    const time = Date.parse(`${day}T00:00:00Z`);
    return rows.find(([rule]) => falls(rule, day, time))?.[1] ?? null;
  };
}
