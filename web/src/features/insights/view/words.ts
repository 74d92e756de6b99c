import type { Measures, Rate } from "@handbill/contracts";
import { numberFormat } from "../../../ui/formatters.ts";
import { formatMoney } from "../../../ui/money.ts";
import type { Measure } from "./range.ts";

export const formatCount = (count: number): string => numberFormat("en", {}).format(count);

/** "8.4 %", "12 %". */
export const formatShare = (share: number): string =>
  `${numberFormat("en", { maximumFractionDigits: share >= 0.1 ? 0 : 1 }).format(share * 100)} %`;

export const formatMeasure = (measure: Measure, value: number, currency: string | null): string =>
  measure === "revenue" && currency !== null ? formatMoney({ amount: value, currency }) : formatCount(value);

/** The rate that an owner asks for first: how many of those who could have clicked. */
export const clickRateOf = (rates: readonly Rate[]): Rate | undefined => rates.find(({ kind }) => kind === "click");

/** Amounts of all currencies, the main one first. */
export const formatAll = (money: Measures["money"], what: "cost" | "revenue"): string =>
  money
    .filter((sum) => sum[what] > 0)
    .map((sum) => formatMoney({ amount: sum[what], currency: sum.currency }))
    .join(" + ");
