import { numberFormat } from "./formatters.ts";

export type Amount = { amount: number; currency: string };

/** How many digits a currency has after the point: 2 for EUR, none for JPY. */
const currencyDigits = (currency: string): number =>
  numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** 15000 EUR is "€150.00", 50000 JPY is "¥50,000". */
export const formatMoney = ({ amount, currency }: Amount): string =>
  numberFormat("en", { style: "currency", currency }).format(amount / 10 ** currencyDigits(currency));

/** An amount as one would type it again: 15000 EUR is "150.00", 50000 JPY is "50000". */
export const typedMoney = ({ amount, currency }: Amount): string => {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
};

const GROUPED_OR_DECIMAL = /^([1-9]\d{0,2}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,3}))?$/;

/** Amount in the smallest unit from what a person typed, "1,200.50" or "1200,5"; null when it is no amount. */
export function parseMoney(typed: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const compact = typed.replaceAll(/[\s\u00a0']/g, "");
  // Where three digits follow the point (KWD), "1.500" can only mean one and a half.
  const shape = digits === 3 ? /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,3}))?$/ : GROUPED_OR_DECIMAL;
  const match = shape.exec(compact);
  if (match === null) return null;
  const whole = (match[1] ?? "").replaceAll(/[.,]/g, "");
  const fraction = match[2] ?? "";
  if (fraction.length > digits) return null;
  const amount = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(amount) ? amount : null;
}

const NANO = 1_000_000_000;

/** AI cost to four decimals of a US dollar; what is less than that says so. */
export function formatAiCost(nanoUsd: number): string {
  if (nanoUsd > 0 && nanoUsd < NANO / 20_000) return "under $0.0001";
  return `$${numberFormat("en", { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(nanoUsd / NANO)}`;
}

/** A cost that is only known roughly: two figures that count, at least to the cent, rounded up so that it never promises too little. */
export function formatRoughCost(nanoUsd: number): string {
  const dollars = nanoUsd / NANO;
  if (dollars > 0 && dollars < 0.0001) return "under $0.0001";
  const digits = dollars > 0 ? Math.max(2, 1 - Math.floor(Math.log10(dollars))) : 2;
  // What is exact in nano-dollars must not be pushed up by the float it became.
  const rounded = Math.max(0, Math.ceil(dollars * 10 ** digits - 1e-6)) / 10 ** digits;
  return `$${numberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: digits }).format(rounded)}`;
}

const DOLLARS = /^\$?(\d{1,7})(?:[.,](\d{1,9}))?$/;

/** Nano-US-dollars from what a person typed, "20" or "$1.50"; null when it is no amount. */
export function parseDollars(typed: string): number | null {
  const match = DOLLARS.exec(typed.replaceAll(/\s/g, ""));
  return match === null ? null : Number((match[1] ?? "") + (match[2] ?? "").padEnd(9, "0"));
}

/** An amount as one would type it again: "20", "1.5". */
export const typedDollars = (nanoUsd: number): string => (nanoUsd / NANO).toFixed(9).replace(/\.?0+$/, "");
