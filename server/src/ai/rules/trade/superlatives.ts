import { createWordFinder } from "./find-words.ts";
import { STUDY_FACTS, SUPERLATIVES } from "./lexicons/superlatives.ts";
import type { TradeRule } from "./trade-rule.ts";

const superlatives = createWordFinder(SUPERLATIVES, { negatable: true });

/** Being the best, the first or the cheapest needs somebody who found that, and when. */
export const superlativesProven: TradeRule = {
  id: "superlatives",
  row: 5,
  kind: "superlative",
  find: ({ prose, base, facts, lawOn }) => {
    const hits = prose.flatMap(({ path, plain }) => superlatives.find(plain, base).map((hit) => ({ path, ...hit })));
    if (hits.length === 0 || facts.some((fact) => STUDY_FACTS.test(fact))) return [];
    return hits.map((hit) => ({
      ...hit,
      reason: `"${hit.found}" needs proof: an award or a study in your profile, with its source and year.`,
      severity: "claim",
      law: lawOn("superlatives"),
    }));
  },
};
