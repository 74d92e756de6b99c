import { type AnalyticsUpdate, ENTERED_COUNTS, type EnteredCount } from "@handbill/contracts";
import { parseMoney } from "../../../ui/money.ts";
import { resultMessages as copy } from "./messages.ts";

/** What was typed, by field. */
export type Typed = Record<EnteredCount | "cost" | "revenue" | "currency" | "day", string>;
export type Problems = Partial<Record<keyof Typed, string>>;

const WHOLE = /^\d{1,12}$/;

/** What an owner typed as the server wants it, or what is wrong with it. Empty is not known. */
export function readNumbers(typed: Typed): { update: AnalyticsUpdate } | { problems: Problems } {
  const problems: Problems = {};
  const update: AnalyticsUpdate = typed.day === "" ? {} : { day: typed.day };
  for (const name of ENTERED_COUNTS) {
    const text = typed[name].replaceAll(/[\s,.']/g, "");
    if (text === "") continue;
    if (WHOLE.test(text)) update[name] = Number(text);
    else problems[name] = copy.whole;
  }
  const currency = typed.currency.trim().toUpperCase();
  for (const name of ["cost", "revenue"] as const) {
    if (typed[name].trim() === "") continue;
    if (!/^[A-Z]{3}$/.test(currency)) {
      problems.currency = copy.currencyWrong;
      continue;
    }
    const amount = parseMoney(typed[name], currency);
    if (amount === null) problems[name] = copy.amount;
    else {
      update[name] = amount;
      update.currency = currency;
    }
  }
  return Object.keys(problems).length > 0 ? { problems } : { update };
}
