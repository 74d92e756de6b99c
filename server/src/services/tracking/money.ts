import { Money } from "@handbill/contracts";

const AMOUNT = /^(\d{1,9})(?:[.,](\d{1,3}))?$/;

/** How many decimals a currency has: none for yen, three for dinars. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as shops write it, "12.50" or "12,5", in the smallest unit; undefined for what is no amount of money. */
export function toMoney(value: string | undefined, currency: string | undefined): Money | undefined {
  const code = currency?.trim().toUpperCase() ?? "";
  const [, whole, fraction = ""] = AMOUNT.exec(value?.trim() ?? "") ?? [];
  if (whole === undefined || !/^[A-Z]{3}$/.test(code)) return undefined;
  const decimals = decimalsOf(code);
  if (fraction.length > decimals && /[1-9]/.test(fraction.slice(decimals))) return undefined;
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const money = Money.safeParse({ amount, currency: code });
  return money.success ? money.data : undefined;
}
