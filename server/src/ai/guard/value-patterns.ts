import { CURRENCY, currenciesOf } from "./currencies.ts";
import { monthNames } from "./months.ts";
import { kanjiNumber } from "./number-words.ts";
import { PERCENT } from "./percent.ts";

export type ValueKind = "date" | "time" | "money" | "percent" | "phone" | "code" | "number";

type Meaning = { says: string[]; needs: string[] };

/** How one kind of value is written. `read` gets the groups of a match and may decline it. */
export type Pattern = { kind: ValueKind; expression: RegExp; read(groups: string[]): Meaning | null };

const pad = (number: string | number): string => String(number).padStart(2, "0");
const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
const same = (readings: string[]): Meaning | null =>
  readings.length === 0 ? null : { says: readings, needs: readings };

/** What a written number can mean: `1,200` is twelve hundred or one and a fifth. */
export function numberReadings(written: string): string[] {
  const digits = written.replace(/[\s'’\u2060]/g, "");
  const separators = digits.match(/[.,]/g) ?? [];
  const whole = Number(digits.replace(/[.,]/g, ""));
  if (separators.length === 0) return [String(whole)];
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const decimal = Number(`${digits.slice(0, last).replace(/[.,]/g, "")}.${digits.slice(last + 1)}`);
  const onlyOneKind = new Set(separators).size === 1;
  if (separators.length > 1 && onlyOneKind) return [String(whole)];
  if (separators.length > 1 || digits.length - last - 1 !== 3) return [String(decimal)];
  return [String(whole), String(decimal)];
}

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** A day of a month. With a year it is backed by that very day or by the same day without a year, which the campaign's year completes. */
function day(month: number, date: number, year = ""): Meaning | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const plain = `date:${pad(month)}-${pad(date)}`;
  const parts = [`month:${month}`];
  if (year === "") return { says: [plain, `bare:${pad(month)}-${pad(date)}`, ...parts], needs: [plain] };
  const full = `day:${fullYear(year)}-${pad(month)}-${pad(date)}`;
  return { says: [plain, full, `year:${fullYear(year)}`, ...parts], needs: [full] };
}

function either(...meanings: (Meaning | null)[]): Meaning | null {
  const all = meanings.filter((meaning) => meaning !== null);
  if (all.length === 0) return null;
  return { says: all.flatMap(({ says }) => says), needs: all.flatMap(({ needs }) => needs) };
}

const ORDINAL = "(?:st|nd|rd|th|º|ª|er|\\.)?";
const YEAR = "(\\d{4})";
const DASH = "[-–—]";

/** Dates as a language writes them, then as numbers. */
export function datePatterns(locale: string): Pattern[] {
  const months = monthNames(locale);
  const name = [...months.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");
  const monthOf = (text: string): number => months.get(text.toLowerCase()) ?? 0;
  const dayFirst = `(?<!\\d)(\\d{1,2})${ORDINAL}\\s*(?:de\\s+|of\\s+)?(${name})(?!\\p{L})\\.?(?:,?\\s*(?:de\\s+|del\\s+)?${YEAR})?`;
  const range = `(?<!\\d)(\\d{1,2})${ORDINAL}\\s*(?:${DASH}|bis|to|a|al|à|e|und|and)\\s*(?=\\d{1,2}${ORDINAL}\\s*(?:de\\s+|of\\s+)?(${name})(?!\\p{L}))`;
  const monthFirst = `(?<!\\p{L})(${name})\\.?\\s+(\\d{1,2})${ORDINAL}(?![\\d:])(?:,?\\s*${YEAR})?`;
  const kind = "date";
  return [
    {
      kind,
      expression: /\b(\d{4})-(\d{2})-(\d{2})\b/gu,
      read: ([year = "", month, date]) => day(Number(month), Number(date), year),
    },
    {
      kind,
      expression: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu,
      read: ([year = "", month, date]) => day(Number(month), Number(date), year),
    },
    {
      kind,
      expression: /(\d{1,2})月(?!\d|間)/gu,
      read: ([month = ""]) => ({
        says: [`month:${Number(month)}`],
        needs: [`month:${Number(month)}`, `number:${Number(month)}`],
      }),
    },
    { kind, expression: new RegExp(range, "giu"), read: ([date, month = ""]) => day(monthOf(month), Number(date)) },
    {
      kind,
      expression: new RegExp(dayFirst, "giu"),
      read: ([date, month = "", year = ""]) => day(monthOf(month), Number(date), year),
    },
    {
      kind,
      expression: new RegExp(monthFirst, "giu"),
      read: ([month = "", date, year = ""]) => day(monthOf(month), Number(date), year),
    },
    {
      kind,
      expression: /(?<![\d./]|[€£$¥]\s?)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})?(?![\d/])/gu,
      read: ([one = "", other = "", year = ""]) => {
        const dates = either(day(Number(one), Number(other), year), day(Number(other), Number(one), year));
        if (year !== "") return dates;
        // "4.20." may also be a price or an hour at the end of a sentence.
        const numbers = same(numberReadings(`${one}.${other}`).map((number) => `number:${number}`));
        return either(dates, numbers, clock(one, other, ""));
      },
    },
    {
      kind,
      expression: /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/%])/gu,
      read: ([one = "", other = ""]) => either(day(Number(one), Number(other)), day(Number(other), Number(one))),
    },
  ];
}

/** Hours of the day. Only an explicit half of the day moves them; "7 pm" is never seven in the morning. */
function clock(hours: string, minutes: string, half: string): Meaning | null {
  const hour = Number(hours);
  if (hour > 24 || Number(minutes) > 59 || minutes.length !== 2) return null;
  if (half === "") return same([`time:${hour}:${minutes}`]);
  const base = hour % 12;
  const isLater = /^(?:p|م|午後)/iu.test(half);
  return same([`time:${isLater ? base + 12 : base}:${minutes}`]);
}

/** A full hour may be stated without any sign of it: "9-18". */
const orPlain = (meaning: Meaning | null, hours: string, minutes: string): Meaning | null =>
  meaning && minutes === "00" ? { says: meaning.says, needs: [...meaning.needs, `number:${Number(hours)}`] } : meaning;

const HALF = String.raw`([ap]\.?\s?m\b\.?|مساءً?|ظهرًا|صباحًا|صباحا|ظهرا)`;
const HOUR_SIGN = String.raw`(?:\s?(?:Uhr|uhr|h|hrs|horas|heures|ore|o['’]clock)(?!\p{L})|時(?!間))`;
const TIME = "(?<![\\d.,:])";

/** In Arabic, noon and the evening are later hours too. */
const halfOf = (sign: string): string => (/^(?:مساء|ظهر)/u.test(sign) ? "م" : sign);

export const CLOCKS: readonly Pattern[] = [
  {
    kind: "time",
    expression: /(午前|午後)(\d{1,2})[:時](\d{2})?分?/gu,
    read: ([half = "", hours = "", minutes = ""]) => clock(hours, minutes || "00", half === "午後" ? "午後" : "a"),
  },
  {
    kind: "time",
    expression: new RegExp(String.raw`${TIME}(\d{1,2})\s?[:hH時]\s?(\d{2})(?!\d)分?(?:\s?${HALF})?`, "gu"),
    read: ([hours = "", minutes = "", half = ""]) => orPlain(clock(hours, minutes, halfOf(half)), hours, minutes),
  },
  {
    kind: "time",
    expression: new RegExp(String.raw`${TIME}(\d{1,2})(?:[.](\d{2}))?\s?${HALF}`, "giu"),
    read: ([hours = "", minutes = "", half = ""]) =>
      orPlain(clock(hours, minutes || "00", halfOf(half)), hours, minutes || "00"),
  },
  {
    kind: "time",
    expression: new RegExp(
      String.raw`${TIME}(\d{1,2})(?:[.](\d{2}))?(?:\s?(?:${DASH}|[~〜～]|bis|to|till|until|a|à|e|y|und|and|às|al)\s?(?=\d{1,2}(?:[.:]\d{2})?${HOUR_SIGN})|${HOUR_SIGN})`,
      "gu",
    ),
    read: ([hours = "", minutes = ""]) => orPlain(clock(hours, minutes || "00", ""), hours, minutes || "00"),
  },
];

/** Digits that tell a phone number apart, without the country code or the zero that stands for it. */
const phone = (text: string): Meaning | null => {
  const digits = text.replace(/\D/g, "");
  return digits.length < 7 ? null : same([`phone:${digits.slice(-7)}`]);
};

export const PHONES: readonly Pattern[] = [
  {
    kind: "phone",
    expression:
      /(?<![\p{L}\p{N}#./:-])((?:\+|00|\(?0)[\d \u00a0()./-]{5,18}\d)(?![\p{L}\p{N}%€$£])|(?<![\d-])(\d{3}[-. ]\d{3}[-. ]\d{4})(?!\d)/gu,
    read: ([one = "", other = ""]) => phone(one || other),
  },
];

/** In groups of three as far as anybody counts: without an end, a long row of them would be read again from each group. */
const AMOUNT = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,12}(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`;

function money(written: string, currency: string): Meaning | null {
  const numbers = numberReadings(written);
  const signs = currenciesOf(currency);
  if (signs.length === 0) return null;
  const exact = numbers.flatMap((number) => signs.map((sign) => `money:${number}:${sign}`));
  const bare = numbers.map((number) => `price:${number}`);
  return { says: [...exact, ...numbers.map((number) => `number:${number}`)], needs: [...exact, ...bare] };
}

export const MONEY: readonly Pattern[] = [
  {
    kind: "money",
    expression: /(?<![一二三四五六七八九十百千万])([一二三四五六七八九十百千万]+)円/gu,
    read: ([written = ""]) => money(String(kanjiNumber(written)), "円"),
  },
  {
    kind: "money",
    expression: new RegExp(String.raw`(?<!\p{L})(${CURRENCY.before})\s?(${AMOUNT})(?![\d%])`, "giu"),
    read: ([currency = "", written = ""]) => money(written, currency),
  },
  {
    kind: "money",
    expression: new RegExp(
      String.raw`(?<![\d.,])(${AMOUNT})\s?[-–]?\s?(${CURRENCY.after})(?!\p{Script=Latin}|\p{Script=Arabic})`,
      "giu",
    ),
    read: ([written = "", currency = ""]) => money(written, currency),
  },
];

const percent = (written: string, factor = 1): Meaning | null =>
  same(numberReadings(written).map((number) => `percent:${Number(number) * factor}`));

export const COUNTS: readonly Pattern[] = [
  {
    kind: "percent",
    expression: new RegExp(String.raw`(?<!\d|\d[.,])(\d{1,9}(?:[.,]\d{1,9})?)\s?${PERCENT}`, "giu"),
    read: ([written = ""]) => percent(written),
  },
  { kind: "percent", expression: /(?<![\d.,])(\d{1,2})割/gu, read: ([written = ""]) => percent(written, 10) },
  {
    kind: "percent",
    expression: /([一二三四五六七八九])割(?=引|り引|オフ)/gu,
    read: ([written = ""]) => percent(String(kanjiNumber(written)), 10),
  },
  {
    kind: "code",
    expression: /(?<![\p{L}\p{N}])(\p{Lu}{3,}\d{1,4})(?![\p{L}\p{N}])/gu,
    read: ([code = ""]) => same([`code:${code}`]),
  },
  // A digit after a Latin letter is part of a name: A4, MP3, COVID-19.
  { kind: "code", expression: /(?<=\p{Script=Latin}-?)(\d[\p{L}\d]*)/gu, read: () => ({ says: [], needs: ["name"] }) },
  {
    kind: "number",
    expression: new RegExp(`(${AMOUNT})`, "gu"),
    read: ([written = ""]) => {
      const numbers = numberReadings(written).map((number) => `number:${number}`);
      const [hours = "", minutes = ""] = written.split(/[.,]/);
      const time = clock(hours, minutes, "");
      const year = /^(?:19|20)\d{2}$/.test(written) ? [`year:${written}`] : [];
      return {
        says: [...numbers, ...(time?.says ?? []), ...year],
        needs: [...numbers, ...(time?.needs ?? []), ...year],
      };
    },
  },
];
