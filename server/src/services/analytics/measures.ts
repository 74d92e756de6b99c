import type { Measures } from "@handbill/contracts";
import type { Amounts } from "../../data/models/analytics.ts";
import { COUNTED_COLUMNS, type CountedColumn } from "../../data/repositories/analytics-sql.ts";

type Sum = { currency: string; cost: number; revenue: number };

/** Sums of money by currency, the one with the most first, with that one again as the main one. */
export function moneyOf(sums: readonly Sum[]): Pick<Measures, "cost" | "revenue" | "currency" | "money"> {
  const size = ({ cost, revenue }: Sum): number => cost + revenue;
  const money = sums
    .filter((sum) => size(sum) > 0)
    .toSorted((one, other) => size(other) - size(one) || one.currency.localeCompare(other.currency))
    .map(({ currency, cost, revenue }) => ({ currency, cost, revenue }));
  const [main] = money;
  return { cost: main?.cost ?? 0, revenue: main?.revenue ?? 0, currency: main?.currency ?? null, money };
}

export const sumsOf = (cost: Amounts, revenue: Amounts): Sum[] =>
  [...new Set([...Object.keys(cost), ...Object.keys(revenue)])].map((currency) => ({
    currency,
    cost: cost[currency] ?? 0,
    revenue: revenue[currency] ?? 0,
  }));

type Counts = Record<CountedColumn, number>;

export const NOTHING: Counts = {
  impressions: 0,
  sends: 0,
  opens: 0,
  openers: 0,
  clicks: 0,
  clickers: 0,
  conversions: 0,
  replies: 0,
  bounces: 0,
  complaints: 0,
  unsubscribes: 0,
  bots: 0,
};

export const countsOf = (row: Counts): Counts =>
  Object.assign({}, NOTHING, Object.fromEntries(COUNTED_COLUMNS.map((name) => [name, row[name]])));
