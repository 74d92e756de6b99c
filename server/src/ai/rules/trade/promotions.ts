import { createWordFinder } from "./find-words.ts";
import { placesOf, reminder } from "./hits.ts";
import { AD_LABEL, GIVEAWAYS, PARTNERS, TERMS } from "./lexicons/promotions.ts";
import type { TradeRule } from "./trade-rule.ts";

const partners = createWordFinder(PARTNERS, { negatable: true });
const giveaways = createWordFinder(GIVEAWAYS, { negatable: true });

/** Reminders: advertising for a partner is marked in its first line, and a prize comes with its terms. */
export const promotions: TradeRule = {
  id: "promotions",
  row: 9,
  kind: "compliance",
  find: (context) => {
    const { prose, lawOn } = context;
    const firstLine = prose[0]?.text.split("\n")[0] ?? "";
    const paid = AD_LABEL.test(firstLine) ? [] : placesOf(context, partners).slice(0, 1);
    const prizes = prose.some(({ text }) => TERMS.test(text)) ? [] : placesOf(context, giveaways).slice(0, 1);
    return [
      ...paid.map((hit) =>
        reminder(
          hit,
          `"${hit.found}": if somebody paid or gave something for this, it has to be marked as advertising in the first line.`,
          lawOn("ad_label"),
        ),
      ),
      ...prizes.map((hit) =>
        reminder(
          hit,
          `"${hit.found}": a prize needs its terms, with who may take part and until when.`,
          lawOn("giveaway"),
        ),
      ),
    ];
  },
};
