import { createWordFinder } from "./find-words.ts";
import { AD_LABEL, GIVEAWAYS, PARTNERS, TERMS } from "./lexicons/promotions.ts";
import type { Found, TradeRule } from "./trade-rule.ts";

const partners = createWordFinder(PARTNERS, { negatable: true });
const giveaways = createWordFinder(GIVEAWAYS, { negatable: true });

/** Reminders: advertising for a partner is marked in its first line, and a prize comes with its terms. */
export const promotions: TradeRule = {
  id: "promotions",
  row: 9,
  kind: "compliance",
  find: ({ prose, base, lawOn }) => {
    const firstLine = prose[0]?.text.split("\n")[0] ?? "";
    const hits = AD_LABEL.test(firstLine)
      ? []
      : prose.flatMap(({ path, plain }) => partners.find(plain, base).map((hit) => ({ path, ...hit }))).slice(0, 1);
    const prizes = prose
      .flatMap(({ path, plain }) => giveaways.find(plain, base).map((hit) => ({ path, ...hit })))
      .slice(0, 1);
    const hasTerms = prose.some(({ text }) => TERMS.test(text));
    return [
      ...hits.map((hit): Found => ({
        ...hit,
        reason: `"${hit.found}": if somebody paid or gave something for this, it has to be marked as advertising in the first line.`,
        severity: "reminder",
        law: lawOn("ad_label"),
      })),
      ...(hasTerms ? [] : prizes).map((hit): Found => ({
        ...hit,
        reason: `"${hit.found}": a prize needs its terms, with who may take part and until when.`,
        severity: "reminder",
        law: lawOn("giveaway"),
      })),
    ];
  },
};
