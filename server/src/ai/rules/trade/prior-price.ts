import { createValueFinder, type Value } from "../../guard/values.ts";
import { createWordFinder } from "./find-words.ts";
import { claim } from "./hits.ts";
import { DISCOUNTS, LOWEST_OF_THIRTY_DAYS } from "./lexicons/prices.ts";
import type { Context, Found } from "./trade-rule.ts";

const discounts = createWordFinder(DISCOUNTS, { negatable: true });

/** The amounts that a value can mean. */
const amountsOf = ({ says }: Value): number[] =>
  says.flatMap((said) => (said.startsWith("money:") ? [Number(said.split(":")[1])] : []));

const isMoney = ({ kind }: Value): boolean => kind === "money";

/**
 * A reduction is counted from the lowest price of the last thirty days. Where the owner names that price, no text may count from a
 * higher one: two prices side by side, or a price beside a reduction, of which one is higher than that and no offer of today.
 */
export function higherPriors(context: Context): Found[] {
  const { prose, facts, locale, business, base } = context;
  const find = createValueFinder(locale);
  // Of several prices in one fact any may be the lowest: the highest of them is surely none too low.
  const named = facts
    .filter((fact) => LOWEST_OF_THIRTY_DAYS.test(fact))
    .map((fact) => Math.max(...find(fact).filter(isMoney).flatMap(amountsOf)));
  const lowest = Math.min(...named.filter(Number.isFinite));
  if (!Number.isFinite(lowest)) return [];
  const today = new Set(business.offers.flatMap(({ price }) => find(price).filter(isMoney).flatMap(amountsOf)));
  const isHigher = (value: Value): boolean => amountsOf(value).every((amount) => amount > lowest && !today.has(amount));
  return prose.flatMap(({ path, text, plain }): Found[] => {
    const values = find(text);
    const prices = values.filter(isMoney);
    const compares =
      prices.length > 1 || values.some(({ kind }) => kind === "percent") || discounts.find(plain, base).length > 0;
    const highest = prices.toSorted((one, other) => Math.max(...amountsOf(other)) - Math.max(...amountsOf(one)))[0];
    const prior = compares && highest && isHigher(highest) ? highest : undefined;
    if (!prior) return [];
    const found = text.slice(prior.start, prior.end);
    const reason = `Your profile names a lower price within the last 30 days, so a reduction cannot be counted from ${found.trim()}.`;
    return [claim({ path, at: prior.start, found }, reason, context.lawOn("prior_price"))];
  });
}
