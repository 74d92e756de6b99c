import { asciiDigits } from "./output.ts";

/** A number, price, percentage, time or date in a text. `readings` are all things it can mean, in one spelling. */
export type Value = { start: number; end: number; readings: string[] };

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));

const pad = (number: string | number): string => String(number).padStart(2, "0");
const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** Names of the months in a language and in English, long and short, with their numbers. */
function monthNames(language: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of ["en", language]) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, {
        day: "numeric",
        month,
        timeZone: "UTC",
        numberingSystem: "latn",
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

type Pattern = { expression: RegExp; read(groups: string[]): string[] | null };

const day = (month: number, date: number): string[] =>
  month >= 1 && month <= 12 && date >= 1 && date <= 31 ? [`date:${pad(month)}-${pad(date)}`] : [];

function datePatterns(language: string): Pattern[] {
  const months = monthNames(language);
  const name = [...months.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");
  const ordinal = "(?:st|nd|rd|th|º|ª|er|\\.)?";
  return [
    { expression: /\b(\d{4})-(\d{2})-(\d{2})\b/gu, read: ([, month, date]) => day(Number(month), Number(date)) },
    { expression: /(\d{1,2})月(\d{1,2})日/gu, read: ([month, date]) => day(Number(month), Number(date)) },
    {
      expression: new RegExp(
        `(?<!\\d)(\\d{1,2})${ordinal}\\s*(?:de\\s+|of\\s+)?(${name})(?!\\p{L})\\.?(?:,?\\s*(?:de\\s+)?\\d{4})?`,
        "giu",
      ),
      read: ([date, month = ""]) => day(months.get(month.toLowerCase()) ?? 0, Number(date)),
    },
    {
      expression: new RegExp(`(?<!\\p{L})(${name})\\.?\\s+(\\d{1,2})${ordinal}(?![\\d:])(?:,?\\s*\\d{4})?`, "giu"),
      read: ([month = "", date]) => day(months.get(month.toLowerCase()) ?? 0, Number(date)),
    },
    {
      expression: /(?<![\d./])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})?(?![\d/])/gu,
      read: ([one, other, year]) => [
        ...day(Number(one), Number(other)),
        ...day(Number(other), Number(one)),
        // "4.20." may also be a price at the end of a sentence.
        ...(year === "" ? numberReadings(`${one}.${other}`).map((number) => `number:${number}`) : []),
      ],
    },
  ];
}

function clock(hours: string, minutes: string, half: string): string[] {
  const hour = Number(hours);
  if (hour > 24 || Number(minutes) > 59) return [];
  const later = /^p/i.test(half) && hour < 12 ? [`time:${hour + 12}:${minutes}`] : [];
  return [`time:${hour}:${minutes}`, ...later];
}

const HALF = String.raw`(?:\s?([ap]\.?m\.?)(?!\p{L}))?`;

/** What a written number can mean: `1,200` is twelve hundred or one and a fifth. */
export function numberReadings(written: string): string[] {
  const digits = written.replace(/[\s'’]/g, "");
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

const CLOCKS: Pattern[] = [
  {
    expression: new RegExp(String.raw`(?<![\d.,])(\d{1,2})\s?[:hH]\s?(\d{2})(?!\d)${HALF}`, "gu"),
    read: ([hours = "", minutes = "", half = ""]) => [
      ...clock(hours, minutes, half),
      ...(minutes === "00" ? [`number:${Number(hours)}`] : []),
    ],
  },
  {
    expression: new RegExp(String.raw`(?<![\d.,])(\d{1,2})(?:[.](\d{2}))?\s?([ap]\.?m\.?)(?!\p{L})`, "gu"),
    read: ([hours = "", minutes = "00", half = ""]) => [
      ...clock(hours, minutes || "00", half),
      `number:${Number(hours)}`,
    ],
  },
];

const NUMBERS: Pattern[] = [
  {
    expression: /(\d+(?:[.,]\d+)?)\s?(?:%|٪|percent\b|per cent\b|Prozent\b|por ?cent[oa]?\b|パーセント|割引)/giu,
    read: ([written = ""]) => numberReadings(written).map((number) => `percent:${number}`),
  },
  {
    expression: /(\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)/gu,
    read: ([written = ""]) => {
      const numbers = numberReadings(written).map((number) => `number:${number}`);
      const [hours = "", minutes] = written.split(/[.,]/);
      return minutes?.length === 2 ? [...numbers, ...clock(hours, minutes, "")] : numbers;
    },
  },
];

const MEMORY = 100;
/** Building the patterns of a language takes a millisecond, so the latest are remembered. */
const remembered = new Map<string, Pattern[]>();

function patternsOf(language: string): Pattern[] {
  const known = remembered.get(language);
  if (known) return known;
  if (remembered.size >= MEMORY) remembered.clear();
  const patterns = [...datePatterns(language), ...CLOCKS, ...NUMBERS];
  remembered.set(language, patterns);
  return patterns;
}

/** Finds values in texts of one language, each stretch of text once: a date's day is not found again as a number. */
export function createValueFinder(language: string): (text: string) => Value[] {
  const patterns = patternsOf(language);
  return (text) => {
    let rest = asciiDigits(text);
    const values: Value[] = [];
    for (const { expression, read } of patterns) {
      rest = rest.replace(expression, (whole: string, ...more: unknown[]) => {
        const offset = more.findIndex((item) => typeof item === "number");
        const readings = read(more.slice(0, offset).map((group) => (typeof group === "string" ? group : "")));
        if (!readings || readings.length === 0) return whole;
        const start = Number(more[offset]);
        values.push({ start, end: start + whole.length, readings });
        return "\u0000".repeat(whole.length);
      });
    }
    return values.toSorted((one, other) => one.start - other.start);
  };
}
