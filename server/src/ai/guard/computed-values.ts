import type { Value } from "./values.ts";

/** The campaign's days; `today` is the day the content goes out. All as year-month-day. */
export type Period = { startsOn: string; endsOn: string; today: string };

const DAY_MS = 86_400_000;
const MOST_DAYS = 120;
const MOST_PRICES = 24;
/** In one statement: nobody compares each price of a long list with all others. */
const MOST_COMPARED = 100;

type Price = { amount: number; currency: string };

/** One price for each value, in the likeliest of its currencies: the others follow where the text names the same sign. */
const pricesIn = (values: readonly Value[]): Price[] =>
  values.flatMap(({ kind, says }) => {
    const reading = kind === "money" ? says.find((one) => one.startsWith("money:")) : undefined;
    const [, amount = "", currency = ""] = reading?.split(":") ?? [];
    return reading === undefined ? [] : [{ amount: Number(amount), currency }];
  });

const percentsIn = (values: readonly Value[]): number[] =>
  values
    .flatMap(({ says }) => says)
    .flatMap((reading) => (reading.startsWith("percent:") ? [Number(reading.slice(8))] : []));

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const money = (amount: number, currency: string): string => `money:${cents(amount)}:${currency}`;

/** Each price once. */
const different = (prices: readonly Price[]): Price[] => [
  ...new Map(prices.map((price) => [money(price.amount, price.currency), price])).values(),
];

/** What follows from two prices that stand in one statement: what is saved, and what share that is. */
function comparisons(values: readonly Value[]): string[] {
  const prices = different(pricesIn(values)).slice(0, MOST_COMPARED);
  return prices.flatMap((high) =>
    prices.flatMap((low) =>
      low.currency !== high.currency || low.amount >= high.amount
        ? []
        : [
            money(high.amount - low.amount, high.currency),
            `percent:${Math.round((100 * (high.amount - low.amount)) / high.amount)}`,
          ],
    ),
  );
}

/** A price less a declared percentage, and what that saves. */
const reductions = (prices: readonly Price[], percents: readonly number[]): string[] =>
  prices.flatMap(({ amount, currency }) =>
    percents.flatMap((percent) =>
      percent > 0 && percent < 100
        ? [money(amount * (1 - percent / 100), currency), money((amount * percent) / 100, currency)]
        : [],
    ),
  );

/** Two things bought together. */
const sums = (prices: readonly Price[]): string[] =>
  prices.flatMap((one, index) =>
    prices
      .slice(index)
      .flatMap((other) => (one.currency === other.currency ? [money(one.amount + other.amount, one.currency)] : [])),
  );

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Days and weeks of the campaign, and from the content's day to each dated day. */
function spans(dates: readonly string[], { startsOn, endsOn, today }: Period): number[] {
  const whole = daysBetween(startsOn, endsOn);
  const left = [...dates, endsOn].map((date) => daysBetween(today, date));
  return [whole, whole + 1, ...left, ...left.map((days) => days + 1)]
    .filter((days) => days > 0 && days <= MOST_DAYS)
    .flatMap((days) => (days % 7 === 0 ? [days, days / 7] : [days]));
}

/** The years a day without one may be in, and the day in each of them. */
function datedDays(
  stated: readonly (readonly Value[])[],
  { startsOn, endsOn }: Period,
): { days: string[]; bare: string[] } {
  const says = stated.flatMap((values) => values.flatMap((value) => value.says));
  const years = [...new Set([startsOn.slice(0, 4), endsOn.slice(0, 4)])];
  const bare = says
    .filter((one) => one.startsWith("bare:"))
    .flatMap((one) => years.map((year) => `${year}-${one.slice(5)}`));
  return { days: says.filter((one) => one.startsWith("day:")).map((one) => one.slice(4)), bare };
}

/** Prices and shares that nobody wrote down and that follow from those that somebody did. */
export function computedPrices(stated: readonly (readonly Value[])[]): string[] {
  const prices = different(stated.flatMap(pricesIn)).slice(0, MOST_PRICES);
  const percents = [...new Set(stated.flatMap(percentsIn))];
  return [...stated.flatMap(comparisons), ...reductions(prices, percents), ...sums(prices)];
}

/** Days, years and lengths of time that follow from the days that somebody wrote down and from the campaign's. */
export function computedDays(stated: readonly (readonly Value[])[], period: Period): string[] {
  const { days, bare } = datedDays(stated, period);
  return [
    ...bare.map((day) => `day:${day}`),
    ...[...days, ...bare].map((day) => `year:${day.slice(0, 4)}`),
    ...[period.startsOn, period.endsOn].map((day) => `year:${day.slice(0, 4)}`),
    ...spans([...days, ...bare], period).map((number) => `number:${number}`),
  ];
}
