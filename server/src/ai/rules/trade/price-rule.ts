import { createWordFinder } from "./find-words.ts";
import { claim, placesOf, reminder } from "./hits.ts";
import { DISCOUNTS, FEES, FREE, NOTHING, PRIOR_PRICE_FACTS } from "./lexicons/prices.ts";
import { higherPriors } from "./prior-price.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

const discounts = createWordFinder(DISCOUNTS, { negatable: true });
const free = createWordFinder(FREE, { negatable: true });

const END =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]|\d{1,2}月\d{1,2}日|(?:until|till|to|ends?|by|bis|até|hasta|jusqu|fino|まで|حتى)\s?\p{L}*\.?\s?\d{1,2}/iu;
const SHARE = /(?<!\d)(\d{1,3}(?:[.,]\d{1,3})?)\s?[%٪％]/u;
const AMOUNTS =
  /(?:[£$€¥]\s?(\d{1,9}(?:[.,]\d{1,2})?))|(?:(?<!\d)(\d{1,9}(?:[.,]\d{1,2})?)\s?(?:€|£|\$|円|Euro(?!\p{L})|euros?(?!\p{L})|جنيه))/gu;

const toNumber = (text: string): number => Number(text.replace(",", "."));

/** A percentage beside two prices is what they make it, to the point. */
function wrongShares({ prose }: Context): Found[] {
  return prose.flatMap(({ path, plain }): Found[] => {
    const share = SHARE.exec(plain);
    if (!share || !discounts.isIn(plain)) return [];
    const prices = [...plain.matchAll(AMOUNTS)].map(([, one, other]) => toNumber(one ?? other ?? ""));
    const [high, low] = [Math.max(...prices), Math.min(...prices)];
    if (new Set(prices).size !== 2 || low <= 0) return [];
    const right = (100 * (high - low)) / high;
    if (Math.abs(right - toNumber(share[1] ?? "")) <= 1) return [];
    const reason = `From ${high} to ${low} is ${Math.round(right)} % less, not ${share[1]} %.`;
    return [claim({ path, at: share.index, found: share[0] }, reason)];
  });
}

/** A reduction is one that the owner announced; where the law asks for the earlier price, that is in the profile too. */
function reductions(context: Context): Found[] {
  const { prose, facts, lawOn } = context;
  const hits = placesOf(context, discounts);
  const [first] = hits;
  if (!first) return [];
  const announced = facts.filter((fact) => discounts.isIn(fact));
  if (announced.length === 0) {
    return hits.map((hit) => claim(hit, `"${hit.found}" announces a reduction that is not in your profile.`));
  }
  const prior = facts.some((fact) => PRIOR_PRICE_FACTS.test(fact)) ? undefined : lawOn("prior_price");
  if (prior)
    return [claim(first, "This announces a reduction, and your profile does not name the earlier price.", prior)];
  const isBounded = prose.some(({ plain }) => END.test(plain)) || announced.some((fact) => END.test(fact));
  const former = isBounded ? undefined : lawOn("former_price");
  return former ? [reminder(first, "This announces a reduction without saying when it begins and ends.", former)] : [];
}

const isFreeOffer = (fact: string): boolean => free.isIn(fact) || NOTHING.test(fact);

/** What is called free is free in the owner's words, and nothing has to be paid beside it. */
function freebies(context: Context): Found[] {
  const hits = placesOf(context, free);
  if (hits.length === 0) return [];
  const offers = context.facts.filter(isFreeOffer);
  const law = context.lawOn("free");
  if (offers.length === 0) {
    return hits.map((hit) => claim(hit, `"${hit.found}" is not what your profile says of any offer.`, law));
  }
  if (!offers.every((fact) => FEES.test(fact))) return [];
  return hits.map((hit) => claim(hit, `"${hit.found}" stands for an offer with a fee in your profile.`, law));
}

/** Reductions, percentages and the word "free" are what the owner's offers make them. */
export const priceRule: TradeRule = {
  id: "price_rule",
  row: 6,
  kind: "price",
  find: (context) => [...wrongShares(context), ...reductions(context), ...higherPriors(context), ...freebies(context)],
};
