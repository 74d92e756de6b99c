import { createWordFinder } from "./find-words.ts";
import { claim, placesOf, reminder } from "./hits.ts";
import { GREEN } from "./lexicons/green.ts";
import { CURES, HEALTH_PROMISES } from "./lexicons/health.ts";
import { INSTALMENTS, MONEY_PROMISES, YEARLY_RATE } from "./lexicons/money.ts";
import { CERTIFICATES } from "./lexicons/proof.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

const green = createWordFinder(GREEN, { negatable: true });
const cures = createWordFinder(CURES, { negatable: true });
/** "Without pain" is itself a denial, so these are not negatable. */
const promises = createWordFinder(HEALTH_PROMISES);
const instalments = createWordFinder(INSTALMENTS);
const moneyPromises = createWordFinder(MONEY_PROMISES, { negatable: true });
const certificates = createWordFinder(CERTIFICATES);

/** Trades that treat people. */
const HEALTH_TRADE =
  /dent|physio|clinic|doctor|medic|health|therap|chiro|osteo|pharma|hospital|cosmet|aesthetic|derma|nurs|midwi|optic|zahn|arzt|praxis|klinik|heilprakt|apothek|kosmet|clínica|médic|saúde|salud|fisio|farm[aá]c|kine|santé|médec|clinique|pharmac|salute|歯科|医院|クリニック|整骨|鍼灸|整体|薬局|エステ|عيادة|طب|علاج|صيدلي|مستشفى|تجميل/iu;

/** Only where a rule of law speaks of it, and not where a certificate backs it. */
function greenWords(context: Context): Found[] {
  const hits = placesOf(context, green);
  const law = hits.length > 0 ? context.lawOn("green") : undefined;
  if (!law || context.facts.some((fact) => certificates.isIn(fact))) return [];
  const say = law.mild ? reminder : claim;
  return hits.map((hit) =>
    say(hit, `"${hit.found}" is a general green claim, and your profile names no certificate for it.`, law),
  );
}

function healthWords(context: Context): Found[] {
  const { lawOn, business } = context;
  const healing = placesOf(context, cures).map((hit) =>
    claim(hit, `"${hit.found}" promises an effect on health.`, lawOn("cures")),
  );
  if (!HEALTH_TRADE.test(business.industry)) return healing;
  const promised = placesOf(context, promises).map((hit) =>
    claim(hit, `"${hit.found}" promises how a treatment goes or ends.`, lawOn("health_promise")),
  );
  return [...healing, ...promised];
}

function moneyWords(context: Context): Found[] {
  const { facts, prose, lawOn } = context;
  const isRated = [...facts, ...prose.map(({ plain }) => plain)].some((text) => YEARLY_RATE.test(text));
  const credit = isRated ? [] : placesOf(context, instalments);
  return [
    ...credit.map((hit) => claim(hit, `"${hit.found}" offers credit without its yearly rate.`, lawOn("credit"))),
    ...placesOf(context, moneyPromises).map((hit) => claim(hit, `"${hit.found}" promises what nobody can promise.`)),
  ];
}

/** Words that the law watches: green, health, money. */
export const regulatedWords: TradeRule = {
  id: "regulated_words",
  row: 8,
  kind: "regulated",
  find: (context) => [...greenWords(context), ...healthWords(context), ...moneyWords(context)],
};
