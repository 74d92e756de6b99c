import type { Context } from "./context.ts";
import { createWordFinder, type Hit, type WordFinder } from "./find-words.ts";
import { CERTIFICATES } from "./lexicons/proof.ts";
import { CURES, GREEN, HEALTH_PROMISES, INSTALMENTS, MONEY_PROMISES, YEARLY_RATE } from "./lexicons/regulated.ts";
import type { Found, TradeRule } from "./trade-rule.ts";

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

type Placed = Hit & { path: string };

const placesOf = ({ prose, base }: Context, finder: WordFinder): Placed[] =>
  prose.flatMap(({ path, plain }) => finder.find(plain, base).map((hit) => ({ path, ...hit })));

/** Only where a rule of law speaks of it, and not where a certificate backs it. */
function greenWords(context: Context): Found[] {
  const hits = placesOf(context, green);
  const law = hits.length > 0 ? context.lawOn("green") : undefined;
  if (!law || context.facts.some((fact) => certificates.isIn(fact))) return [];
  return hits.map((hit) => ({
    ...hit,
    reason: `"${hit.found}" is a general green claim, and your profile names no certificate for it.`,
    severity: law.mild ? "reminder" : "claim",
    law,
  }));
}

function healthWords(context: Context): Found[] {
  const healing = placesOf(context, cures).map((hit): Found => ({
    ...hit,
    reason: `"${hit.found}" promises an effect on health.`,
    severity: "claim",
    law: context.lawOn("cures"),
  }));
  if (!HEALTH_TRADE.test(context.business.industry)) return healing;
  const promised = placesOf(context, promises).map((hit): Found => ({
    ...hit,
    reason: `"${hit.found}" promises how a treatment goes or ends.`,
    severity: "claim",
    law: context.lawOn("health_promise"),
  }));
  return [...healing, ...promised];
}

function moneyWords(context: Context): Found[] {
  const { facts, prose, lawOn } = context;
  const isRated = [...facts, ...prose.map(({ plain }) => plain)].some((text) => YEARLY_RATE.test(text));
  const credit = isRated
    ? []
    : placesOf(context, instalments).map((hit): Found => ({
        ...hit,
        reason: `"${hit.found}" offers credit without its yearly rate.`,
        severity: "claim",
        law: lawOn("credit"),
      }));
  const promised = placesOf(context, moneyPromises).map((hit): Found => ({
    ...hit,
    reason: `"${hit.found}" promises a result that nobody can promise.`,
    severity: "claim",
  }));
  return [...credit, ...promised];
}

/** Words that the law watches: green, health, money. */
export const regulatedWords: TradeRule = {
  id: "regulated_words",
  row: 8,
  kind: "regulated",
  find: (context) => [...greenWords(context), ...healthWords(context), ...moneyWords(context)],
};
