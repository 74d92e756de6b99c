import { createWordFinder } from "./find-words.ts";
import { claim, placesOf } from "./hits.ts";
import { STUDY_FACTS, SUPERLATIVES } from "./lexicons/superlatives.ts";
import type { TradeRule } from "./trade-rule.ts";

const superlatives = createWordFinder(SUPERLATIVES, { negatable: true });

/** Being the best, the first or the cheapest needs somebody who found that, and when. */
export const superlativesProven: TradeRule = {
  id: "superlatives",
  row: 5,
  kind: "superlative",
  find: (context) => {
    const hits = placesOf(context, superlatives);
    if (hits.length === 0 || context.facts.some((fact) => STUDY_FACTS.test(fact))) return [];
    const law = context.lawOn("superlatives");
    return hits.map((hit) =>
      claim(hit, `"${hit.found}" needs proof: an award or a study in your profile, with its source and year.`, law),
    );
  },
};
