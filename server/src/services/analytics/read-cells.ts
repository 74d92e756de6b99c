/** A number of things, as spreadsheets write it: 1240, 1,240, 1.240 or 1 240. Undefined where it is none. */
export function readCount(cell: string): number | undefined {
  const text = cell.replaceAll(/[\s\u00a0\u202f']/gu, "");
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,]0+)?$/u.test(text)) return undefined;
  const whole = text.replace(/[.,]0{1,2}$/u, "").replaceAll(/[.,]/gu, "");
  const count = Number(whole);
  return count <= 1_000_000_000_000 ? count : undefined;
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount in the smallest unit: "€1,240.50", "1.240,50" and "1240.5" are 124050. Undefined where it is none. */
export function readAmount(cell: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const text = cell.replaceAll(/[\s\u00a0\u202f'\p{Sc}]|[A-Z]{3}/gu, "");
  const [, whole = "", fraction = ""] = /^(\d+|\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:[.,](\d{1,2}))?$/u.exec(text)
    ? splitAmount(text)
    : [];
  if (whole === "" || fraction.length > digits) return undefined;
  const amount = Number(whole + fraction.padEnd(digits, "0"));
  return amount <= 100_000_000_000 ? amount : undefined;
}

/** The whole part without its marks, and what follows the last mark where that has one or two digits. */
function splitAmount(text: string): [string, string, string] {
  const [, whole = text, fraction = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(text) ?? [];
  return [text, whole.replaceAll(/[.,]/gu, ""), fraction];
}

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

const pad = (part: string): string => part.padStart(2, "0");

/** Whether dates with slashes begin with the day or the month, as far as the table itself tells. */
export type DayOrder = "day first" | "month first" | "unknown";

export function dayOrderOf(cells: readonly string[]): DayOrder {
  const pairs = cells.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{4}/u.exec(cell.trim()) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  if (pairs.some(([first]) => first > 12)) return "day first";
  return pairs.some(([, second]) => second > 12) ? "month first" : "unknown";
}

/** A day: 2026-11-23 with or without a time, 23.11.2026, and 23/11/2026 where the table tells what comes first. */
export function readDay(cell: string, order: DayOrder): string | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/u.exec(cell) ?? [];
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(cell) ?? [];
  const [, first = "", second = "", slashed = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/u.exec(cell) ?? [];
  const found =
    iso ??
    (year === "" ? undefined : `${year}-${pad(month)}-${pad(day)}`) ??
    (slashed === "" || (order === "unknown" && first !== second)
      ? undefined
      : order === "month first"
        ? `${slashed}-${pad(first)}-${pad(second)}`
        : `${slashed}-${pad(second)}-${pad(first)}`);
  return found !== undefined && isDay(found) ? found : undefined;
}
